"""A board pack in one file: cover, agenda, action table, minutes and reports, with page labels of its own."""

from dataclasses import replace
from datetime import date

from blocks import (
    Action,
    Bullets,
    Cell,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Part,
    Table,
    action_table,
    numbered,
)

BOARD = "Westshire and Eastport Youth Justice Management Board"

JUNE = date(2019, 6, 19)

MEMBERS = (
    ("ACC Dev Varma", "DV", "Westshire Constabulary (Chair)"),
    ("Helen Duffy", "HD", "Westshire Youth Justice Service"),
    ("Owen Harte", "OH", "Eastport Youth Justice Service"),
    ("Rob Hill", "RH", "Community Safety, Westshire County Council"),
    ("Priya Nair", "PN", "Child and Adolescent Mental Health Service"),
    ("Grace Lowe", "GL", "Probation Service"),
    ("Martin Eyre", "ME", "Finance, Westshire County Council"),
    ("Councillor Ann Tovey", "AT", "Lead Member for Children, Eastport"),
    ("Kit Sorrell", "KS", "Performance Team (minutes)"),
)

NEET_PLAN = Action(
    "Helen Duffy to refresh the plan for children who are not in education, employment or training.",
    ("Helen Duffy",),
    "Helen Duffy",
    "31 July 2019",
    date(2019, 7, 31),
    reference="1",
    raised=JUNE,
)
REFERRAL_FORM = Action(
    "Owen Harte and Rob Hill to agree one referral form for prevention across both areas.",
    ("Owen Harte", "Rob Hill"),
    "Owen Harte and Rob Hill",
    "30 November 2019",
    date(2019, 11, 30),
    reference="2",
    raised=JUNE,
)
CUSTODY_PANEL = Action(
    "RH to find a community safety lead for the custody panel.",
    ("Rob Hill",),
    "RH",
    "Next meeting",
    date(2019, 9, 18),
    reference="3",
    raised=JUNE,
)
WAITING_TIMES = Action(
    "PN to bring waiting times for assessments by the mental health service.",
    ("Priya Nair",),
    "PN",
    "End of Q3 2019/20",
    date(2019, 12, 31),
    reference="4",
    raised=JUNE,
)
DASHBOARD = Action(
    "The Performance Team to send members a one-page dashboard each month.",
    ("Performance Team",),
    "Performance Team",
    "Monthly",
    reference="5",
    raised=JUNE,
)
TRANSITIONS = Action(
    "Grace Lowe to speak to Rob Hill about a shared post for young adults who move to probation.",
    ("Grace Lowe",),
    "Grace Lowe",
    "October 2019",
    date(2019, 10, 31),
    reference="6",
    mentions=("Rob Hill",),
    raised=JUNE,
)

ON_NEET_PLAN, ON_REFERRAL_FORM, ON_CUSTODY_PANEL, ON_WAITING_TIMES, ON_DASHBOARD, ON_TRANSITIONS = LATEST = (
    replace(NEET_PLAN, status="Complete", done=True, progress="Plan at item 4."),
    replace(REFERRAL_FORM, status="In progress", progress="Draft tested in two schools."),
    replace(CUSTODY_PANEL, status="Complete", done=True, progress="Dina Kerr joined the panel in August."),
    replace(WAITING_TIMES, status="In progress", progress="First figures received."),
    replace(DASHBOARD, status="In progress", progress="July and August sent."),
    replace(TRANSITIONS, status="Not started"),
)

MOCK_INSPECTION = Action(
    "Arrange a mock inspection of twenty cases, ten from each area",
    ("Helen Duffy", "Owen Harte"),
    "Helen Duffy, Owen Harte",
    "November 2019",
    date(2019, 11, 30),
)
EVIDENCE = Action(
    "Gather evidence of how partners share what they know before a child is sentenced",
    ("Performance Team",),
    "Performance Team",
    "20 December 2019",
    date(2019, 12, 20),
)
LEAD_FOR_VICTIMS = Action(
    "Name a lead for victims and agree the role with the Commissioner's office",
    ("Rob Hill",),
    "Rob Hill",
    "31 January 2020",
    date(2020, 1, 31),
)
BRIEFING = Action(
    "Brief every member on what inspectors ask of a board",
    ("Dev Varma",),
    "ACC Dev Varma",
    "11 December 2019",
    date(2019, 12, 11),
)
READINESS = (MOCK_INSPECTION, EVIDENCE, LEAD_FOR_VICTIMS, BRIEFING)

AGENDA = (
    ("1", "Welcome and apologies", "ACC Dev Varma", "5", "–"),
    ("2", "Actions and minutes of 19 June 2019", "ACC Dev Varma", "10", "1"),
    ("3", "Performance, quarter 1 of 2019/20", "Kit Sorrell", "20", "4"),
    ("4", "Education, employment and training plan", "Helen Duffy", "20", "6"),
    ("5", "Finance: position at the end of August", "Martin Eyre", "15", "7"),
    ("6", "Readiness for inspection", "Owen Harte", "20", "9"),
    ("7", "Forward plan and any other business", "All", "10", "10"),
)

FRONT = (
    Paragraph("Papers for the meeting on Wednesday 18 September 2019, 10:00 – 12:00, Room 4, Eastport Town Hall"),
    Heading("Dates of future meetings", 2),
    Bullets(
        (
            "Wednesday 11 December 2019, 10:00 – 12:00, Shire Hall, Westbridge",
            "Wednesday 18 March 2020, 10:00 – 12:00, Room 4, Eastport Town Hall",
        )
    ),
    Heading("How the pages are numbered", 2),
    Paragraph("This cover and the agenda are pages i and ii. The papers begin on page 1."),
    Part(f"{BOARD} – agenda"),
    Heading("Agenda"),
    Table((("Item", "Subject", "Lead", "Minutes", "Page"),), AGENDA, (0.8, 6, 2.6, 1.3, 0.9)),
    Paragraph("Papers are taken as read. Please send apologies to Kit Sorrell by noon on 17 September."),
)

MINUTES = (
    Part("Item 2 – actions and minutes"),
    Heading("Actions of the meeting held on 19 June 2019"),
    action_table(("No.", "Action", "Owner", "Deadline", "Status", "Progress"), (0.9, 5, 2, 2, 1.5, 2.4), LATEST),
    PageBreak(),
    Heading("Minutes of the meeting held on 19 June 2019"),
    Paragraph("Wednesday 19 June 2019, 10:00 – 12:00, Shire Hall, Westbridge"),
    Table((("Present", "Initials", "Organisation"),), MEMBERS, (3, 1.2, 6)),
    *numbered(
        ("Welcome and apologies", ("DV welcomed Councillor Tovey, who joins as lead member. No apologies.",)),
        (
            "Minutes and actions of the meeting held on 20 March 2019",
            ("The minutes were agreed. All actions were complete.",),
        ),
        (
            "Performance in 2018/19",
            (
                "KS went through the year's figures. First time entrants fell in Westshire and rose slightly in "
                "Eastport.",
                "HD said that three children in ten are out of education when their order ends, and that the plan for "
                "them is two years old.",
                ON_NEET_PLAN,
                "DV asked for figures more often than quarterly.",
                ON_DASHBOARD,
            ),
        ),
        (
            "Prevention",
            (
                "OH showed the three forms that a school may have to fill in before a child is helped. RH said that "
                "community safety uses a fourth.",
                ON_REFERRAL_FORM,
                "AT asked that parents be able to refer too. Members agreed.",
            ),
        ),
        (
            "Custody and remand",
            (
                "Three children were remanded in the quarter. The panel that looks at each case has no member from "
                "community safety.",
                ON_CUSTODY_PANEL,
            ),
        ),
        (
            "Health",
            (
                "PN reported that the nurse's post in Eastport is filled from July. Assessments still take too long.",
                ON_WAITING_TIMES,
            ),
        ),
        (
            "Moving to adult services",
            (
                "GL described the seconded probation officer's caseload: 14 young adults in the two areas.",
                "A shared post with community safety was suggested.",
                ON_TRANSITIONS,
            ),
        ),
        (
            "Any other business",
            (
                "ME warned that the council's accounts close a week earlier than usual this year.",
                "DV thanked the volunteers who sit on referral order panels: 64 in the two areas.",
            ),
        ),
        ("Date of next meeting", ("Wednesday 18 September 2019, 10:00 – 12:00, Eastport Town Hall.",)),
    ),
)

PERFORMANCE = (
    Part("Item 3 – performance, quarter 1 of 2019/20"),
    Heading("Performance, quarter 1 of 2019/20"),
    Paragraph("Report of the Performance Team. Period: 1 April to 30 June 2019."),
    Heading("1 Purpose", 2),
    Paragraph(
        "To tell the Board how both services stand against the national indicators, and to name what has changed.",
        "1.1",
    ),
    Heading("2 Figures", 2),
    Table(
        (
            (Cell("Indicator", down=2), Cell("Westshire", across=2), Cell("Eastport", across=2)),
            ("Q1 2018/19", "Q1 2019/20", "Q1 2018/19", "Q1 2019/20"),
        ),
        (
            ("First time entrants", "27", "24", "17", "19"),
            ("Custodial sentences", "2", "1", "1", "2"),
            ("In education, training or employment", "71.4%", "73.2%", "63.9%", "61.1%"),
            ("In suitable accommodation", "92.9%", "95.1%", "94.4%", "91.7%"),
        ),
        (4, 1.6, 1.6, 1.6, 1.6),
        "Table 1: national indicators by area",
    ),
    Paragraph(
        "In Westshire, 30 of the 41 children whose orders ended were in education, training or employment (73.2%). In "
        "Eastport it was 22 of 36 (61.1%).",
        "2.1",
    ),
    Paragraph(
        "First time entrants in Westshire fell from 27 to 24. Most of the fall is among girls, for whom a diversion "
        "worker was appointed in January.",
        "2.2",
    ),
    Paragraph(
        "Two children were sentenced to custody in Eastport, both for the same robbery. The panel has reviewed both "
        "cases and found that all had been done that could be.",
        "2.3",
    ),
    Heading("3 What the figures do not show", 2),
    Paragraph(
        "Counts as small as these move a lot from one quarter to the next. The rates per 100,000 for the year to June "
        "were 231 in Westshire and 352 in Eastport; the region stood at 268 and England at 222.",
        "3.1",
    ),
    Paragraph("Reoffending is counted nationally and arrives some eighteen months late. None is reported here.", "3.2"),
    PageBreak(),
    Heading("4 Caseload", 2),
    Table(
        (("Type of work", "Westshire", "Eastport", "Both"),),
        (
            ("Prevention and diversion", "88", "61", "149"),
            ("Out of court disposals", "42", "37", "79"),
            ("Referral orders", "31", "29", "60"),
            ("Youth rehabilitation orders", "19", "17", "36"),
            ("Custody and licence", "3", "4", "7"),
            ("Total", "183", "148", "331"),
        ),
        (4, 2, 2, 2),
        "Table 2: open cases on 30 June 2019",
        total_rows=1,
    ),
    Paragraph("Prevention and diversion is now 45.0% of all open work: 149 cases of 331.", "4.1"),
    Paragraph(
        "Each case manager in Westshire holds eleven cases on average, each one in Eastport fourteen. Two posts in "
        "Eastport were empty through the quarter and are being filled.",
        "4.2",
    ),
    Heading("5 Recommendation", 2),
    Paragraph("The Board is asked to note the report and to say what it wishes to see in the autumn.", "5.1"),
)

EDUCATION = (
    Part("Item 4 – education, employment and training plan"),
    Heading("Education, employment and training plan"),
    Paragraph("Report of Helen Duffy, Westshire Youth Justice Service."),
    Heading("1 Why a new plan", 2),
    Paragraph(
        "The plan of 2017 counted on a careers contract that ended last summer. Since then, education workers have "
        "found places one child at a time.",
        "1.1",
    ),
    Paragraph("Three things have worked and are worth paying for again:", "1.2"),
    Bullets(
        (
            "a tutor who teaches at the office on two mornings a week",
            "a letter to the head teacher within five days of every exclusion",
            "work tasters with the county's grounds and libraries staff",
        )
    ),
    Heading("2 What we mean to do", 2),
    Paragraph("Each child without a place gets a named worker and a written offer within fifteen working days.", "2.1"),
    Paragraph(
        "Work tasters will be open to children on part-time timetables from the first day, and not only after a school "
        "has given up. Two employers in Eastport have promised four places each.",
        "2.2",
    ),
    Paragraph(
        "The tutor's mornings go up from two to three. This costs £6,240 a year and is paid for out of programmes.",
        "2.3",
    ),
    Paragraph(
        "By March 2020, at least 75% of children should be in education, training or work when their order ends.",
        "2.4",
    ),
    Heading("3 Recommendation", 2),
    Paragraph("The Board is asked to adopt the plan and to review it in March 2020.", "3.1"),
)

FINANCE = (
    Part("Item 5 – finance"),
    Heading("Finance: position at the end of August 2019"),
    Paragraph("Report of Martin Eyre, Finance, Westshire County Council."),
    Heading("1 Income", 2),
    Table(
        (("Partner (£k)", "Westshire 2019/20", "Eastport 2019/20", "Total 2019/20"),),
        (
            ("Local authority", "790", "443", "1,233"),
            ("Police and Crime Commissioner", "127", "136", "263"),
            ("Probation Service", "15", "5", "20"),
            ("Youth Justice Board grant", "540", "440", "980"),
            ("Total", "1,472", "1,024", "2,496"),
        ),
        (4, 2, 2, 2),
        "Table 3: contributions in thousands of pounds",
        total_rows=1,
    ),
    Paragraph("The grant was confirmed on 28 June. The Commissioner's contribution is fixed until March 2021.", "1.1"),
    Heading("2 Spending in Westshire", 2),
    Table(
        (("Westshire 2019/20", "Budget", "Forecast", "Variance"),),
        (
            ("Staffing", "£1,120,000", "£1,097,700", "(£22,300)"),
            ("Premises and running costs", "£186,500", "£192,000", "£5,500"),
            ("Programmes", "£165,500", "£171,000", "£5,500"),
            ("Total", "£1,472,000", "£1,460,700", "(£11,300)"),
        ),
        (4, 2, 2, 2),
        "Table 4: forecast for the year",
        total_rows=1,
    ),
    Paragraph("Posts left empty in the spring explain the underspend on staff.", "2.1"),
    Paragraph("Rent of the office in Westbridge rose by £5,500 from April.", "2.2"),
    Paragraph(
        "Programmes are £5,500 over budget, because the attendance centre opened on eleven more Saturdays than planned. "
        "Children asked for it and the courts used it.",
        "2.3",
    ),
    Paragraph("Eastport's own forecast is due in October and will be reported in December.", "2.4"),
    PageBreak(),
    Heading("3 Remand", 2),
    Paragraph(
        "Remand is paid for by each local authority out of a grant that follows past use. Both areas have had three "
        "quiet years, and the grant has fallen with them.",
        "3.1",
    ),
    Table(
        (("Area", "Grant 2018/19", "Cost 2018/19", "Grant 2019/20"),),
        (
            ("Westshire", "£41,200", "£63,900", "£38,700"),
            ("Eastport", "£50,400", "£47,100", "£46,800"),
            ("Total", "£91,600", "£111,000", "£85,500"),
        ),
        (4, 2, 2, 2),
        "Table 5: remand grant and cost",
        total_rows=1,
    ),
    Paragraph(
        "In 2018/19 Westshire paid £22,700 more for remand than its grant brought in; Eastport paid £3,300 less. The "
        "two areas have never pooled this risk, although a single case can undo a year's saving in either.",
        "3.2",
    ),
    Paragraph("One more long remand in either area would cost about £45,000.", "3.3"),
    Paragraph(
        "Three options were looked at: a shared reserve, a shared forecast with no shared money, and no change. The "
        "directors of both councils favour the shared forecast, to be drawn up each month by one accountant.",
        "3.4",
    ),
    Heading("4 Recommendation", 2),
    Paragraph(
        "The Board is asked to note the forecast and to agree that the underspend be kept against remand.", "4.1"
    ),
)

INSPECTION = (
    Part("Item 6 – readiness for inspection"),
    Heading("Readiness for inspection"),
    Paragraph("Report of Owen Harte, Eastport Youth Justice Service."),
    Heading("1 Background", 2),
    Paragraph("Neither service has been inspected since 2013. A visit in the coming year is likely.", "1.1"),
    Paragraph(
        "Staff have marked their own work against the published standards. Assessment is judged good in both areas; "
        "planning for the safety of others needs most work.",
        "1.2",
    ),
    Paragraph(
        "Inspectors speak to board members, and ask each of them what the board has changed. A board that only receives "
        "reports is marked down. Members may wish to think about their answer.",
        "1.3",
    ),
    Paragraph("Four things have been asked for again and again in other areas' reports:", "1.4"),
    Bullets(
        (
            "a picture of need that the board has seen and understood",
            "seconded staff in post, and managed by somebody who knows their trade",
            "plans that say how others will be kept safe, and not only what the child will do",
            "the voice of the child in more than the last paragraph",
        )
    ),
    Heading("2 Action plan", 2),
    action_table(("Action", "By whom", "By when"), (6, 3, 2.4), READINESS),
    Part("Item 7 – forward plan"),
    Heading("Forward plan"),
    Table(
        (("Meeting", "Subject", "Lead"),),
        (
            ("11 December 2019", "Half-year performance", "Kit Sorrell"),
            ("11 December 2019", "Deep dive: girls in the system", "Helen Duffy"),
            ("18 March 2020", "Draft budget for 2020/21", "Martin Eyre"),
            ("18 March 2020", "Review of the education plan", "Helen Duffy"),
        ),
        (2.4, 5, 2.6),
    ),
    Paragraph(
        "Each meeting takes one subject in depth. The subjects for June and September 2020 are open; health and speech "
        "therapy have been suggested, and so has the use of out of court disposals."
    ),
    Paragraph("Members who wish to add a subject should tell Kit Sorrell three weeks ahead."),
)

PACK = Paper(
    file="youth-justice-management-board-pack-2019-09-18.pdf",
    title=f"{BOARD}: papers for 18 September 2019",
    author="Westshire and Eastport Youth Justice Services",
    dated=date(2019, 9, 11),
    running_header=BOARD,
    front_pages=2,
    shows="a board pack in one file: agenda, action table, minutes and four reports; printed page labels (i, ii, 1 …) "
    "that differ from the file's pages; money in £k and negatives in brackets",
    blocks=(*FRONT, *MINUTES, *PERFORMANCE, *EDUCATION, *FINANCE, *INSPECTION),
)
