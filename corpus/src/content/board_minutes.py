"""Two successive meetings of one board: the second reports on the actions of the first."""

from dataclasses import replace
from datetime import date

from blocks import Action, Bullets, Heading, Paper, Paragraph, Table, action_table, numbered

BOARD = "Westshire and Eastport Community Safety Board"

FIRST, SECOND = date(2019, 4, 10), date(2019, 7, 10)

MEMBERS = (
    ("Jane Ashdown", "JA", "Police and Crime Commissioner (Chair)"),
    ("Rob Hill", "RH", "Head of Community Safety, Westshire County Council"),
    ("Dr Lena Rowan", "LR", "Director of Public Health"),
    ("Supt. Joe Hallam", "JH", "Westshire Constabulary"),
    ("Dina Kerr", "DK", "Eastport City Community Safety Partnership"),
    ("David Garland", "DG", "Housing Services, Eastport City Council"),
    ("Della Grange", "DG", "Probation Service, Westshire"),
    ("Sarah Finch", "SF", "Domestic Abuse Partnership Manager"),
    ("Amir Chowdhury", "AC", "Executive Director, People and Communities"),
    ("Nadia Malik", "NM", "Safeguarding Partnership Board"),
    ("ACC Dev Varma", "DV", "Westshire Constabulary, chair of the Youth Justice Management Board"),
    ("Helen Duffy", "HD", "Youth Justice Service, Westshire"),
    ("Tom Beckett", "TB", "Office of the Commissioner (minutes)"),
)

PORTFOLIOS = Action(
    "Jane Ashdown to call together the councillors who hold the community safety, safeguarding and health portfolios.",
    ("Jane Ashdown",),
    "Jane Ashdown",
    "After the local elections",
    status="Open",
    reference="1",
    raised=FIRST,
)
OFFICERS_GROUP = Action(
    "Rob Hill to take the chair of a formal group of community safety officers and agree its membership.",
    ("Rob Hill",),
    "Rob Hill",
    "30 June 2019",
    date(2019, 6, 30),
    "Open",
    reference="2",
    raised=FIRST,
)
STREET_VIOLENCE = Action(
    "Supt. Joe Hallam and Dina Kerr to draft terms of reference for a working group on serious street violence.",
    ("Joe Hallam", "Dina Kerr"),
    "Supt. Joe Hallam, Dina Kerr",
    "Next meeting",
    date(2019, 7, 10),
    "Open",
    reference="3",
    raised=FIRST,
)
DRUGS_POLICY = Action(
    "Dr Lena Rowan to put a discussion of the evidence on drugs policy before the Drug and Alcohol Delivery Group.",
    ("Lena Rowan",),
    "Dr Lena Rowan",
    "May 2019",
    date(2019, 5, 31),
    "Open",
    reference="4",
    raised=FIRST,
)
REFERRAL_ROUTE = Action(
    "RH and SF to send the revised referral route for domestic abuse to every partner.",
    ("Rob Hill", "Sarah Finch"),
    "RH / SF",
    "17 May 2019",
    date(2019, 5, 17),
    "Open",
    reference="5",
    raised=FIRST,
)
PERPETRATOR_PANEL = Action(
    "David Garland to work with Rob Hill to connect the city's housing service with the domestic abuse perpetrator panel.",
    ("David Garland",),
    "David Garland",
    "September 2019",
    date(2019, 9, 30),
    "Open",
    reference="6",
    mentions=("Rob Hill",),
    raised=FIRST,
)
ACCOMMODATION = Action(
    "DG to bring figures on people who leave custody without an address.",
    ("DG",),
    "DG",
    "Next meeting",
    date(2019, 7, 10),
    "Open",
    reference="7",
    raised=FIRST,
)
EXCLUSIONS = Action(
    "The Eastport Youth Justice Service to report on children who offend while excluded from school.",
    ("Eastport Youth Justice Service",),
    "Eastport Youth Justice Service",
    "End of Q2 2019/20",
    date(2019, 9, 30),
    "Open",
    reference="8",
    raised=FIRST,
)
APRIL_ACTIONS = (
    PORTFOLIOS,
    OFFICERS_GROUP,
    STREET_VIOLENCE,
    DRUGS_POLICY,
    REFERRAL_ROUTE,
    PERPETRATOR_PANEL,
    ACCOMMODATION,
    EXCLUSIONS,
)

APRIL = Paper(
    file="community-safety-board-minutes-2019-04-10.pdf",
    title=f"{BOARD}: minutes of the meeting on 10 April 2019",
    author="Office of the Police and Crime Commissioner for Westshire",
    dated=date(2019, 4, 24),
    running_header=f"{BOARD} – minutes, 10 April 2019",
    shows="minutes with an attendance list, initials, numbered paragraphs, `ACTION:` lines and an action table; "
    "two members share the initials DG",
    blocks=(
        Paragraph("Wednesday 10 April 2019, 14:00 – 16:00, Council Chamber, Shire Hall, Westbridge"),
        Table(
            (("Present", "Initials", "Role and organisation"),),
            MEMBERS,
            (3, 1.2, 6),
        ),
        Paragraph("Apologies: Nora Quill (Fire and Rescue Service), Peter Sand (Clinical Commissioning Group)"),
        *numbered(
            (
                "Introductions and apologies",
                ("JA welcomed members and noted the two apologies above.",),
            ),
            (
                "Minutes and actions of the meeting held on 17 January 2019",
                (
                    "The minutes were agreed as a true record.",
                    "All seven actions of that meeting had been finished before the papers were sent out.",
                ),
            ),
            (
                "Building the community safety system",
                (
                    "AC set out how the delivery groups had been brought under one agreement over the past year, and "
                    "where work is still done twice.",
                    "NM and LR both saw a gap between councillors who scrutinise safeguarding, health and community "
                    "safety. A peer review had said the same.",
                    PORTFOLIOS,
                    "Members discussed a second recommendation: officers who run the local partnerships meet only by "
                    "chance, and nothing joins them to the Board. RH offered to lead such a group.",
                    OFFICERS_GROUP,
                ),
            ),
            (
                "Serious street violence",
                (
                    "JH presented the local picture. Recorded knife crime among under-18s rose from 48 to 60 offences "
                    "in the year to March 2019, an increase of 25%.",
                    "He asked members to commit to a public health approach, to a working group across agencies and to "
                    "a fresh look at drugs policy.",
                    "DV warned against another layer of meetings. DK said that the city was planning similar work and "
                    "would rather join than compete.",
                    STREET_VIOLENCE,
                    "The third recommendation was thought to belong with the group that already leads on substance "
                    "misuse.",
                    DRUGS_POLICY,
                ),
            ),
            (
                "Domestic abuse and sexual violence: deep dive",
                (
                    "SF took members through the three priorities of the strategy: outreach close to home, one "
                    "multi-agency unit, and support that does not stop at the county boundary.",
                    Bullets(
                        (
                            "around £2m of project money ends in March 2020",
                            "six domestic homicide reviews are open, three of them following a suicide",
                            "referrals to the perpetrator panel come almost only from the police",
                        )
                    ),
                    "Members had found the present referral form hard to follow.",
                    REFERRAL_ROUTE,
                    "David Garland said that housing officers often know a perpetrator's next address first.",
                    PERPETRATOR_PANEL,
                    "RH will lead on domestic abuse for the Board from May 2019, and will chair the delivery group "
                    "together with JH.",
                ),
            ),
            (
                "Housing pathways",
                (
                    "The saving asked of housing-related support has been cut from £1m to £683,000, and is now spread "
                    "over three years.",
                    "Della Grange reported that too many people still leave prison with nowhere to go.",
                    ACCOMMODATION,
                ),
            ),
            (
                "Updates from the delivery groups",
                (
                    "DV reported for the Youth Justice Management Board on children out of education and training. "
                    "HD added that exclusion was the commonest reason.",
                    EXCLUSIONS,
                ),
            ),
            (
                "Date of next meeting",
                ("Wednesday 10 July 2019, 13:30 – 15:30, Council Chamber, Shire Hall, Westbridge.",),
            ),
        ),
        Heading("Action table"),
        action_table(("No.", "Action", "Owner", "Deadline", "Status"), (0.9, 6, 2.3, 1.8, 1.1), APRIL_ACTIONS),
    ),
)

REPORTED = (
    replace(PORTFOLIOS, status="Complete", done=True, progress="The first meeting was held on 18 June."),
    replace(
        OFFICERS_GROUP,
        due="30 September 2019",
        by=date(2019, 9, 30),
        status="Carried over",
        progress="Membership is agreed; the first date fell through. New deadline set.",
    ),
    replace(STREET_VIOLENCE, status="Complete", done=True, progress="Terms of reference are with today's papers."),
    replace(DRUGS_POLICY, status="Complete", done=True, progress="Discussed on 23 May."),
    replace(REFERRAL_ROUTE, status="Complete", done=True, progress="Sent on 15 May."),
    replace(PERPETRATOR_PANEL, status="Open", progress="A housing officer now sits on the panel as an observer."),
    replace(ACCOMMODATION, status="Open", progress="Figures are promised for the autumn."),
    replace(EXCLUSIONS, status="Open", progress="Schools have been asked for their data."),
)

HOMICIDE_REVIEWS = Action(
    "Rob Hill to set out the options for paying for domestic homicide reviews.",
    ("Rob Hill",),
    "Rob Hill",
    "23 October 2019",
    date(2019, 10, 23),
    "Open",
    reference="9",
    raised=SECOND,
)
PLACE_GROUPS = Action(
    "AC and RH to propose how the place-based partnerships will report to the Board.",
    ("Amir Chowdhury", "Rob Hill"),
    "AC and RH",
    "31 October 2019",
    date(2019, 10, 31),
    "Open",
    reference="10",
    raised=SECOND,
)
NOT_IN_SCHOOL = Action(
    "Helen Duffy to share the list of wards where most children known to the service are out of education.",
    ("Helen Duffy",),
    "Helen Duffy",
    "August 2019",
    date(2019, 8, 31),
    "Open",
    reference="11",
    raised=SECOND,
)
HUB = Action(
    "Nadia Malik to report on the first quarter of the exploitation hub.",
    ("Nadia Malik",),
    "Nadia Malik",
    "Next meeting",
    date(2019, 10, 23),
    "Open",
    reference="12",
    raised=SECOND,
)
OFFICERS_NOTES = Action(
    "DV to ask RH for the notes of the officers' group and to pass them to the Youth Justice Management Board.",
    ("Dev Varma",),
    "DV",
    "Ongoing",
    status="Open",
    reference="13",
    mentions=("Rob Hill",),
    raised=SECOND,
)
SCAMS = Action(
    "The Trading Standards Team to offer scam awareness sessions to every parish.",
    ("Trading Standards Team",),
    "Trading Standards Team",
    "March 2020",
    date(2020, 3, 31),
    "Open",
    reference="14",
    raised=SECOND,
)
JULY_ACTIONS = (HOMICIDE_REVIEWS, PLACE_GROUPS, NOT_IN_SCHOOL, HUB, OFFICERS_NOTES, SCAMS)

JULY = Paper(
    file="community-safety-board-minutes-2019-07-10.docx",
    title=f"{BOARD}: minutes of the meeting on 10 July 2019",
    author="Office of the Police and Crime Commissioner for Westshire",
    dated=date(2019, 7, 24),
    running_header=f"{BOARD} – minutes, 10 July 2019",
    shows="the next meeting of the same board: numbers kept by the word processor, four actions of April complete and "
    "one carried over with a new deadline",
    blocks=(
        Paragraph("Wednesday 10 July 2019, 13:30 – 15:30, Council Chamber, Shire Hall, Westbridge"),
        Heading("Present", 2),
        Bullets(tuple(f"{name} ({initials}) – {role}" for name, initials, role in MEMBERS)),
        Paragraph("Apologies: Peter Sand (Clinical Commissioning Group)"),
        *numbered(
            (
                "Introductions and apologies",
                ("JA opened the meeting and noted one apology.",),
            ),
            (
                "Minutes and actions of the meeting held on 10 April 2019",
                (
                    "The minutes were agreed. Members went through the eight actions of the last meeting; four have "
                    "been finished, one is carried over and three remain open.",
                    action_table(
                        ("No.", "Action", "Owner", "Deadline", "Status", "Progress"),
                        (0.9, 5, 2, 1.8, 1.4, 3),
                        REPORTED,
                        "Actions of 10 April 2019",
                    ),
                    "RH explained why the officers' group had not yet met. JA asked for a firm date.",
                ),
            ),
            (
                "Place-based leadership",
                (
                    "AC and RH described four areas in which the community safety and the living well partnerships "
                    "already meet on one day. Elsewhere the two do not know each other's plans.",
                    "Members agreed that one place should have one conversation, but not that either body's statutory "
                    "duties should move.",
                    PLACE_GROUPS,
                ),
            ),
            (
                "Youth justice: deep dive",
                (
                    "DV and HD presented. In 2018/19, 91 children in Westshire entered the justice system for the first time. "
                    "There were 104 the year before: a fall of 12.5%.",
                    "Of 164 children supervised, 50 were not in education, employment or training (30.5%).",
                    NOT_IN_SCHOOL,
                    OFFICERS_NOTES,
                ),
            ),
            (
                "Exploitation hub",
                (
                    "NM reported that the hub opened on 3 June with five staff: two from the council, two from the "
                    "Constabulary and one nurse.",
                    HUB,
                ),
            ),
            (
                "Funding of domestic homicide reviews",
                (
                    "Each review costs about £9,000. Six were opened in 2018/19, at a cost of £54,000, and no budget "
                    "is set aside for them.",
                    HOMICIDE_REVIEWS,
                ),
            ),
            (
                "Against scams",
                ("Parishes that held a session reported more scams and lost less money.", SCAMS),
            ),
            (
                "Date of next meeting",
                ("Wednesday 23 October 2019, 13:30 – 15:30, Council Chamber, Shire Hall, Westbridge.",),
            ),
        ),
        Heading("New actions"),
        action_table(("No.", "Action", "Owner", "Deadline", "Status"), (0.9, 6, 2.3, 1.8, 1.1), JULY_ACTIONS),
    ),
)
