"""Two editions of one area's plan: the second reports on the first and moves its money.

The figures of the pooled budget and of reoffending are those of a published plan; the area is invented.
One total of the edition of 2020/21 is wrong on purpose: see corpus/README.md.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from blocks import Action, Bullets, Cell, Heading, PageBreak, Paper, Paragraph, Table, action_table, pounds

CONTRIBUTIONS: tuple[tuple[str, tuple[int | None, int | None, int | None, int | None]], ...] = (
    ("Northmarch Council", (1_546_945, 1_546_945, 1_563_205, 1_563_205)),
    ("Police and Crime Commissioner", (200_900, 420_900, 200_900, 420_900)),
    ("Youth Justice Board grant", (592_241, 592_241, 636_514, 636_514)),
    ("Probation Service", (10_000, 40_332, 31_974, 34_154)),
    ("Health Trust", (None, 122_798, None, 122_798)),
    ("Substance misuse fund", (80_000, 80_000, 80_000, 80_000)),
    ("Early Intervention Youth Fund", (288_705, 288_705, None, None)),
)

SPENDING_2020 = (
    ("Safe at home and in public", "Intensive supervision", 90_000),
    ("", "Courts", 72_000),
    ("", "Information and case records", 28_000),
    ("Education, training and employment", "Education workers", 35_000),
    ("Health and first time entrants", "Prevention and diversion", 102_241),
    ("Children in care", "Joint posts with social care", 62_000),
    ("Victims", "Reparation", 82_000),
    ("", "Referral orders and work with victims", 94_000),
    ("Junior attendance centre", "Staff and premises", 27_000),
)
SPENDING_2021 = (
    ("Safe at home and in public", "Intensive supervision", 90_000),
    ("", "Courts", 76_000),
    ("", "Information and case records", 30_000),
    ("", "Management", 5_000),
    ("Education, training and employment", "Education workers", 35_000),
    ("Health and first time entrants", "Prevention and diversion", 109_514),
    ("Children in care", "Joint posts with social care", 65_000),
    ("Victims", "Reparation", 85_000),
    ("", "Referral orders and work with victims", 111_000),
    ("Junior attendance centre", "Staff and premises", 30_000),
)
WRONG_BY = 1_000
"""How far the printed total of the grant's spending in 2020/21 is from the sum of its rows."""


def _contributions(years: Sequence[str], columns: slice, caption: str) -> Table:
    rows = [(party, sums[columns]) for party, sums in CONTRIBUTIONS if any(sums[columns])]
    totals = [sum(amount or 0 for amount in column) for column in zip(*(sums for _, sums in rows), strict=True)]
    return Table(
        (("Budget contributions", *(f"{year} {kind}" for year in years for kind in ("Cash", "Cash & Kind"))),),
        (
            *((party, *("" if amount is None else f"{amount:,}" for amount in sums)) for party, sums in rows),
            ("Total", *(f"{total:,}" for total in totals)),
        ),
        (4, *([1.8] * len(totals))),
        caption,
        total_rows=1,
    )


def _spending(rows: Sequence[tuple[str, str, int]], total: int, caption: str) -> Table:
    body: list[tuple[Cell | str, ...]] = []
    for i, (priority, purpose, amount) in enumerate(rows):
        if priority:
            down = 1
            while i + down < len(rows) and not rows[i + down][0]:
                down += 1
            body.append((Cell(priority, down=down), purpose, pounds(amount)))
        else:
            body.append((purpose, pounds(amount)))
    body.append((Cell("Total", across=2), pounds(total)))
    return Table((("Priority", "Spent on", "Amount"),), tuple(body), (4, 4, 2), caption, total_rows=1)


REOFFENDING = Table(
    (
        (
            "Area",
            "Children in the cohort",
            "Reoffenders",
            "Reoffences",
            "Reoffences per reoffender",
            "Reoffences per offender",
            "% reoffending",
        ),
    ),
    (
        ("Northmarch", "265", "84", "258", "3.07", "0.97", "31.7%"),
        ("England", "26,992", "10,315", "41,851", "4.06", "1.55", "38.2%"),
        ("Region", "2,064", "761", "3,066", "4.03", "1.49", "36.9%"),
        ("Family", "321.4", "116.6", "458.6", "3.93", "1.43", "36.3%"),
    ),
    (2, 1.4, 1.6, 1.6, 1.6, 1.6, 1.6),
    "Table 3: reoffending, April 2017 to March 2018",
)

SKILLS = Action(
    "Finish a skills audit of all staff and buy the training that it calls for",
    ("Carys Moon",),
    "Carys Moon",
    "October 2020",
    date(2020, 10, 31),
    benefit="Staff are trained for the children whom they meet",
)
PANEL = Action(
    "Set up a panel for children who are at risk outside the home",
    ("Carys Moon", "Des Okafor"),
    "Carys Moon, Des Okafor",
    "Sept 20",
    date(2020, 9, 30),
    benefit="One plan where there were four",
)
CARE = Action(
    "Agree with every children's home when the police are called and when not",
    ("Children in Care Team",),
    "Children in Care Team",
    "31 December 2020",
    date(2020, 12, 31),
    benefit="Fewer children in care with a record",
)
LAPTOPS = Action(
    "Lend a laptop to each child who is taught from home",
    ("Education Team",),
    "Education Team",
    "June 2020",
    date(2020, 6, 30),
    benefit="Lessons go on during lockdown",
)
VICTIMS = Action(
    "Move restorative meetings on line where victims wish it",
    ("Restorative Justice Team",),
    "Restorative Justice Team",
    "May 2020",
    date(2020, 5, 31),
    benefit="Victims are not made to wait",
)
BIAS = Action(
    "Study who is over-represented at each step, from arrest to sentence",
    ("Performance Team",),
    "Performance Team, SMT",
    "Throughout the year",
    benefit="Unfair differences are seen and named",
)
FIRST_ACTIONS = (
    SKILLS,
    PANEL,
    CARE,
    LAPTOPS,
    VICTIMS,
    replace(BIAS, owners=("Performance Team", "SMT")),
)

PLAN_2020 = Paper(
    file="northmarch-youth-justice-plan-2020-21.pdf",
    title="Northmarch Youth Justice Plan 2020/21",
    author="Northmarch Youth Justice Service",
    dated=date(2020, 6, 29),
    running_header="Northmarch Youth Justice Plan 2020/21",
    shows="the earlier of two editions of one plan; *one printed total that is £1,000 too high*",
    blocks=(
        Heading("1 Foreword"),
        Paragraph(
            "This plan was drafted in one world and finished in another. Offices closed on 23 March 2020. Children and "
            "their workers have met on doorsteps, on the telephone and on screens ever since. Some of this has worked "
            "better than anyone expected, and we mean to keep it."
        ),
        Paragraph("Marian Stroud, Chair of the Northmarch Youth Justice Management Board"),
        Heading("2 What guides us"),
        Heading("2.1 Vision", 2),
        Paragraph("Fewer children in trouble, fewer victims, and a fair second chance for each child."),
        Heading("2.2 Priorities for 2020/21", 2),
        Bullets(
            (
                "Reach children in care before the courts do.",
                "Open a way back to school for those who have left it.",
                "Protect children who are exploited away from home.",
                "Find and mend unfair differences between groups of children.",
                "Keep staff well, trained and supported while they work from home.",
            )
        ),
        Heading("3 The area"),
        Paragraph(
            "Northmarch is a county of market towns with one large town, Stanwick, where half of its children live. "
            "About 14% of households are among the poorest fifth of the country. The service works from two offices, "
            "one in Stanwick and one in Kelling, and wherever partners lend a room.",
            "3.1",
        ),
        Paragraph(
            "The Northmarch Youth Justice Service (NYJS) is part of the county's children's trust. It is led by Carys "
            "Moon, Head of Service, with Des Okafor as her deputy.",
            "3.2",
        ),
        Heading("4 Resources"),
        Paragraph(
            "All partners pay into one budget. Some pay in kind, by lending officers, nurses or a psychologist; the "
            "second column of Table 1 counts these too.",
            "4.1",
        ),
        _contributions(("2020/21",), slice(0, 2), "Table 1: contributions 2020/21 (£)"),
        Paragraph(
            "The Early Intervention Youth Fund pays £288,705 this year, and then ends. Without it the prevention scheme "
            "would lose five of its nine workers.",
            "4.2",
        ),
        _spending(
            SPENDING_2020,
            sum(amount for _, _, amount in SPENDING_2020) + WRONG_BY,
            "Table 2: how the Youth Justice Board grant will be spent in 2020/21",
        ),
        Heading("5 Performance"),
        REOFFENDING,
        Paragraph(
            "Of 265 children, 84 reoffended within a year (31.7%). Northmarch does better here than its family of similar "
            "areas, the region and England.",
            "5.1",
        ),
        Paragraph(
            "First time entrants (FTE) numbered 158 in 2019/20. Eleven children were sentenced to custody.", "5.2"
        ),
        Paragraph(
            "When their orders ended, 62 of 148 children (41.9%) had 25 hours a week of education or 16 of training or "
            "work. The closing of schools makes this year's target of 60% hard to reach.",
            "5.3",
        ),
        Heading("6 Work plan 2020/21"),
        action_table(("Action", "Benefit", "Timescale", "Owner"), (4.6, 3.4, 2, 2.2), FIRST_ACTIONS),
        Heading("7 Review of last year"),
        Paragraph("The plan for 2019/20 named four aims. The board's own judgement of each is set out below.", "7.1"),
        Bullets(
            (
                "Out of court decisions are now made by a joint panel, which met 41 times.",
                "Referral order panels gained twelve volunteers and lost seven.",
                "The move to a new case system was put off by a year.",
                "Every child on an intensive order had a health assessment, most within ten days.",
            )
        ),
        Heading("8 Working together"),
        Heading("8.1 Prevention and diversion", 2),
        Paragraph(
            "Police officers and our own staff decide together, within a day, what should follow when a child admits a "
            "first offence. In 2019/20 they looked at 369 cases. In 246 of these (66.7%) the child was offered help and "
            "no record was made."
        ),
        Heading("8.2 Health", 2),
        Paragraph(
            "The Health Trust lends a nurse, a psychologist and a speech therapist. Of 120 children screened by the "
            "therapist, 78 (65.0%) had a difficulty with language that no school had noted."
        ),
        Heading("8.3 Children in care", 2),
        Paragraph(
            "Eleven children's homes stand in the county, most of them run by private firms. A child who breaks a plate "
            "at home is told off; in some of these homes the police are called. The work plan sets out to end this."
        ),
        Heading("8.4 Victims", 2),
        Paragraph(
            "Two workers speak to every victim who can be reached. Some want an apology, some want an answer, and some "
            "want nothing but to know that it is over. All three are good outcomes."
        ),
        Heading("8.5 Courts and remand", 2),
        Paragraph(
            "The youth court sat on one day a week until March. We send a worker to each sitting and a written report "
            "on each child who is to be sentenced. Fourteen children were remanded to youth detention accommodation in "
            "the year, for 602 nights in all: 43 nights each on average."
        ),
        Heading("9 Structure and staff"),
        Paragraph(
            "The service employs 46 people and has 23 volunteers. Eight posts are lent by partners: four by the police, "
            "one by probation and three by health.",
            "9.1",
        ),
        Paragraph(
            "Each manager sees each worker alone every four weeks. Since April these talks have been by video, and "
            "wellbeing is the first item.",
            "9.2",
        ),
        Paragraph("A senior management team (SMT) of five meets weekly.", "9.3"),
        Heading("10 Risks"),
        Bullets(
            (
                "Remand: the grant follows past use, and use has risen.",
                "Funding: £288,705 ends in March 2021.",
                "Distance: children who have no privacy at home cannot talk freely on a screen.",
                "Courts: cases that wait too long lose their meaning for victim and child alike.",
            )
        ),
        Heading("11 How this plan is watched"),
        Paragraph(
            "The management board receives a report each quarter and looks at one priority in depth. The next edition "
            "will say what has been done, action by action.",
            "11.1",
        ),
    ),
)

SECOND_ACTIONS = (
    Action(
        "Fund the prevention scheme from the core budget and take referrals from parents",
        ("Des Okafor",),
        "Des Okafor",
        "April 2021",
        date(2021, 4, 30),
        benefit="The scheme outlives the fund that began it",
    ),
    Action(
        "Put the panel for children at risk outside the home on a permanent footing",
        ("Carys Moon", "Ingrid Vale"),
        "Carys Moon\nIngrid Vale",
        "Nov 21",
        date(2021, 11, 30),
        benefit="Plans do not lapse when a worker leaves",
    ),
    Action(
        "Train every worker in trauma and recovery",
        ("Whole service led by SMT",),
        "Whole service led by SMT",
        "March 2022",
        date(2022, 3, 31),
        benefit="Plans fit the child's history",
    ),
    Action(
        "Seek a second officer from the Probation Service for those who turn 18",
        ("Carys Moon",),
        "Carys Moon",
        "30 September 2021",
        date(2021, 9, 30),
        benefit="Nobody moves to adult services without a meeting",
    ),
    Action(
        "Report to the corporate parenting board on children in care",
        ("Children in Care Team", "Des Okafor"),
        "Children in Care Team / Des Okafor",
        "Every six months",
        benefit="Fewer children in care with a record",
    ),
)


def _objective(
    text: str, progress: tuple[str, ...], forward: tuple[str, ...], rating: str
) -> tuple[tuple[Cell | str, ...], tuple[Action, ...]]:
    row = (text, Cell(items=progress), Cell(items=forward), Cell(rating, fill=rating.lower()))
    return row, tuple(Action(words) for words in forward)


OBJECTIVES = (
    _objective(
        "Reduce the number of children in care who enter the justice system",
        (
            "All eleven homes have signed the protocol on calling the police.",
            "Arrests at children's homes fell from 46 to 31.",
        ),
        ("Extend the protocol to foster carers.", "Invite two care leavers to the management board."),
        "Green",
    ),
    _objective(
        "Raise the share of children in education, training and employment",
        (
            "Laptops were lent to 74 children.",
            "Schools were closed to most children for half of the year.",
        ),
        (
            "Agree a way back to school for every child on a part-time timetable.",
            "Appoint a second education worker in Kelling.",
        ),
        "Red",
    ),
    _objective(
        "Protect children who are exploited away from home",
        ("A panel has met every week since November 2020 and has seen 58 children.",),
        ("Name a lead for exploitation in each team.", "Write a section on safety in public places into each plan."),
        "Amber",
    ),
    _objective(
        "Find and mend unfair differences between groups of children",
        ("A first study covers arrest, charge and sentence.",),
        ("Discuss the study with children whom it describes.",),
        "Amber",
    ),
    _objective(
        "Let every victim be heard who wishes to be",
        ("Victims were asked in 91 of 97 cases (93.8%).", "Meetings on line suit most of those who take part."),
        ("Keep the choice between a meeting in person and one on line.",),
        "Green",
    ),
)

PLAN_2021 = Paper(
    file="northmarch-youth-justice-plan-2021-22.docx",
    title="Northmarch Youth Justice Plan 2021/22",
    author="Northmarch Youth Justice Service",
    dated=date(2021, 6, 28),
    running_header="Northmarch Youth Justice Plan 2021/22",
    shows="the later edition, as a word processor's file: objectives with progress, forward actions and red, amber or "
    "green ratings; two years' contributions side by side; heading styles and real lists",
    blocks=(
        Heading("Foreword"),
        Paragraph(
            "A year ago we promised to keep what the lockdown had taught us. Doorstep visits have stayed, and so have "
            "meetings on line for victims who prefer them. Other promises proved harder. Too many children lost touch "
            "with school, and winning them back is the first task of this plan."
        ),
        Paragraph("Marian Stroud, Chair of the Northmarch Youth Justice Management Board"),
        Heading("Vision and priorities"),
        Heading("Vision", 2),
        Paragraph("Fewer children in trouble, fewer victims, and a fair second chance for each child."),
        Heading("Priorities for 2021/22", 2),
        Bullets(
            (
                "Bring children back to school, or to work that teaches.",
                "Make prevention part of the everyday service.",
                "Protect children who are exploited away from home.",
                "Treat every group of children fairly at every step.",
                "Understand what a child has been through before judging what the child has done.",
            )
        ),
        Heading("What came of the plan for 2020/21"),
        Paragraph(
            "The board rated progress on each objective in October 2020, six months into the year. Green means done or "
            "on course, amber behind but within reach, red out of reach this year."
        ),
        Table(
            (("Objective", "6-month progress", "Forward actions", "Progress rating"),),
            tuple(row for row, _ in OBJECTIVES),
            (3, 4, 4, 1.4),
            "Table 1: objectives of 2020/21",
            actions=tuple(action for _, actions in OBJECTIVES for action in actions),
        ),
        Heading("Resources and value for money"),
        Paragraph(
            "Partners paid £2,718,791 in cash in 2020/21. For 2021/22 it is £2,512,593, since the Early Intervention "
            "Youth Fund has ended. With staff lent to us the budget stands at £2,857,571."
        ),
        _contributions(
            ("2020/21", "2021/22"), slice(0, 4), "Table 2: contributions to the pooled budget, 2020/21 and 2021/22 (£)"
        ),
        Paragraph(
            "The council's contribution rises by £16,260, from £1,546,945 to £1,563,205. The Youth Justice Board grant "
            "rises by £44,273 (7.5%), to £636,514; the rise is for one year only."
        ),
        Paragraph(
            "The Commissioner goes on lending four police officers. The health team, worth £122,798, is made up of a "
            "nurse, a psychologist, a mental health practitioner and a speech therapist."
        ),
        _spending(
            SPENDING_2021,
            sum(amount for _, _, amount in SPENDING_2021),
            "Table 3: how the Youth Justice Board grant will be spent in 2021/22",
        ),
        PageBreak(),
        Heading("Performance"),
        replace(REOFFENDING, caption="Table 4: reoffending, April 2017 to March 2018 (no later figures are published)"),
        Paragraph(
            "First time entrants numbered 144 in 2020/21, after 158 the year before. Courts sat less, and the fall must "
            "be read with that in mind."
        ),
        Paragraph(
            "When their orders ended, 44 of 122 children (36.1%) met the target hours of education, training or work. A "
            "further 61 (50.0%) would have done so had their school or college been open."
        ),
        Paragraph(
            "Nine children were sentenced to custody in the year. Four of the cases were heard at the Crown Court."
        ),
        Heading("Work plan 2021/22"),
        action_table(("Action", "Benefit/Impact", "Timescale", "Owner"), (4.6, 3.4, 2, 2.2), SECOND_ACTIONS),
        Heading("Key risks"),
        Bullets(
            (
                "Remand: costs have risen two years running while the grant fell by £24,660.",
                "Courts: cases held up by the lockdown may all come at once.",
                "Police officers: two of the four seconded posts stand empty.",
                "Premises: the lease in Stanwick ends in March 2022.",
            )
        ),
        Heading("Agreement"),
        Paragraph("Agreed by the management board on 28 June 2021. Review: December 2021."),
    ),
)
