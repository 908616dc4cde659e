"""A quarter's performance as a page of a site. One percentage is wrong on purpose: see corpus/README.md."""

from datetime import date

from blocks import Action, Bullets, Cell, Heading, Paper, Paragraph, Table, action_table

ACTIONS = (
    Action(
        "Check why appointments of the education workers are missed on Mondays",
        ("Education Team",),
        "Education Team",
        "December 2019",
        date(2019, 12, 31),
        "On track",
    ),
    Action(
        "Take the figures on first time entrants to the officers' group",
        ("Rob Hill",),
        "Rob Hill",
        "29 November 2019",
        date(2019, 11, 29),
        "On track",
    ),
    Action(
        "Agree with the courts how bail packages are offered at weekends",
        ("Owen Harte", "Helen Duffy"),
        "Owen Harte and Helen Duffy",
        "End of Q4 2019/20",
        date(2020, 3, 31),
        "Delayed",
    ),
)

PERFORMANCE = Paper(
    file="youth-justice-performance-2019-20-q2.html",
    title="Youth justice performance, quarter 2 of 2019/20",
    author="Performance Team, Westshire and Eastport",
    dated=date(2019, 11, 4),
    running_header="Westshire and Eastport Partnership",
    shows="a web page with navigation, header, side box and footer around the report; a table of indicators with cells "
    "that span rows and columns; *one percentage that its own figures contradict*",
    blocks=(
        Paragraph("Period: 1 July to 30 September 2019. Written for the meeting of 11 December 2019."),
        Heading("In short"),
        Bullets(
            (
                "First time entrants fell in Westshire, from 24 to 21, and rose in Eastport, from 19 to 22.",
                "More children than last quarter were in education, training or employment in both areas.",
                "Three custodial sentences were passed, as in the quarter before.",
            )
        ),
        Heading("Indicators by area and quarter"),
        Table(
            (
                (
                    Cell("Indicator", down=2),
                    Cell("Measure", down=2),
                    Cell("Westshire", across=2),
                    Cell("Eastport", across=2),
                    Cell("Target", down=2),
                ),
                ("Q1 2019/20", "Q2 2019/20", "Q1 2019/20", "Q2 2019/20"),
            ),
            (
                ("First time entrants", "Children", "24", "21", "19", "22", "–"),
                ("Custodial sentences", "Children", "1", "2", "2", "1", "–"),
                (Cell("Education, training or employment", down=2), "Orders ended", "41", "42", "36", "38", "–"),
                ("In education, training or employment", "73.2%", "73.8%", "61.1%", "65.8%", "75%"),
                (Cell("Accommodation", down=2), "Orders ended", "41", "42", "36", "38", "–"),
                ("In suitable accommodation", "95.1%", "95.2%", "91.7%", "94.7%", "95%"),
            ),
            (2, 2, 1, 1, 1, 1, 1),
            "National indicators, quarters 1 and 2 of 2019/20",
        ),
        Heading("Reoffending"),
        Paragraph(
            "The latest national figures are for children dealt with between October and December 2017. In Westshire, "
            "72 of 205 children reoffended within a year, which is 38.1%."
        ),
        Paragraph("In Eastport it was 59 of 148 children (39.9%). The rate for England was 38.4%."),
        Heading("Education, training and employment"),
        Paragraph(
            "In Westshire 31 of 42 children whose orders ended had a place (73.8%); in Eastport 25 of 38 (65.8%). "
            "Neither area meets the target of 75%."
        ),
        Heading("Actions"),
        action_table(("Action", "Owner", "Timescale", "Status"), (5, 2, 2, 1), ACTIONS),
    ),
)
