"""A work plan as plain text, as it is pasted out of a spreadsheet."""

from datetime import date

from blocks import Action, Bullets, Heading, Paper, Paragraph, action_table

COLUMNS = ("Action", "Benefit", "Timescale", "Owner")
WIDTHS = (5.0, 4.0, 2.0, 2.0)

EARLY_HELP = (
    Action(
        "Offer every school in the four priority wards a lesson on knives and the law",
        ("Prevention Team",),
        "Prevention Team",
        "March 2020",
        date(2020, 3, 31),
        benefit="Children hear the same message before they are at risk",
    ),
    Action(
        "Train youth workers to spot the signs of county lines",
        ("Rob Hill", "Dina Kerr"),
        "Rob Hill, Dina Kerr",
        "Jan 2020",
        date(2020, 1, 31),
        benefit="Earlier referrals to the exploitation hub",
    ),
    Action(
        "Map the groups that already work with families, with Rob Hill's officers as first readers",
        ("Sarah Finch",),
        "Sarah Finch",
        "Oct 19",
        date(2019, 10, 31),
        benefit="Less is done twice",
        mentions=("Rob Hill",),
    ),
    Action(
        "Review what parents say about the first visit",
        ("Whole service led by SMT",),
        "Whole service led by SMT",
        "Throughout the year",
        benefit="Families come back for a second visit",
    ),
)

ENFORCEMENT = (
    Action(
        "Hold a joint weapons sweep in each town centre every quarter",
        ("Joe Hallam",),
        "Supt. Joe Hallam",
        "Quarterly",
        benefit="Fewer weapons hidden in public places",
    ),
    Action(
        "Set up a fortnightly meeting on the ten children who cause most concern",
        ("Helen Duffy", "Joe Hallam"),
        "Helen Duffy / Supt. Joe Hallam",
        "Sept 2019",
        date(2019, 9, 30),
        benefit="One plan for each child",
    ),
    Action(
        "Agree which shops sign up to a promise not to sell knives to under-18s",
        ("Trading Standards Team",),
        "Trading Standards Team",
        "By end of Q3 2019/20",
        date(2019, 12, 31),
        benefit="Fewer failed test purchases",
    ),
)

LEADERSHIP = (
    Action(
        "Publish a yearly account of what the plan has changed",
        ("Rob Hill",),
        "Rob Hill",
        "30 April 2020",
        date(2020, 4, 30),
        benefit="Residents can see what their money does",
    ),
    Action(
        "Find funding for the diversion worker after March 2020",
        ("Amir Chowdhury",),
        "Amir Chowdhury",
        "February 2020",
        date(2020, 2, 29),
        benefit="The post does not end in mid-case",
    ),
)

WORK_PLAN = Paper(
    file="serious-violence-work-plan-2019-20.txt",
    title="Westshire Serious Violence Work Plan 2019/20",
    author="Serious Violence Working Group",
    dated=date(2019, 9, 2),
    running_header="",
    shows="plain text with tables as cells between tabs; a team, pairs of people and a whole service as owners; "
    "timescales in many forms",
    blocks=(
        Paragraph(
            "The working group was set up by the community safety board in the summer of 2019. It brings together the "
            "Constabulary, the two councils, health and the youth justice services. Supt. Joe Hallam is its chair."
        ),
        Heading("What we want"),
        Bullets(
            (
                "fewer children hurt by knives, and fewer who carry them",
                "help for families before an arrest and not after it",
                "one plan that each partner can be held to",
            )
        ),
        Heading("1. Early help"),
        action_table(COLUMNS, WIDTHS, EARLY_HELP),
        Heading("2. Disruption"),
        action_table(COLUMNS, WIDTHS, ENFORCEMENT),
        Heading("3. Leadership"),
        action_table(COLUMNS, WIDTHS, LEADERSHIP),
        Heading("How we shall know"),
        Paragraph(
            "Knife offences among under-18s stood at 60 in the year to March 2019. The group means to bring them below "
            "50 in the year to March 2021, and to report every quarter."
        ),
    ),
)
