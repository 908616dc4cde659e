"""A briefing in two columns."""

from datetime import date

from blocks import Action, Bullets, Heading, Paper, Paragraph, Table

PARENTS = Action(
    "Open the parents' evening to all schools (Owen Harte, January 2020)",
    ("Owen Harte",),
    "Owen Harte",
    "January 2020",
    date(2020, 1, 31),
)
STREET_WORK = Action(
    "Agree hours of street work with the community safety team (Rob Hill and Owen Harte, 14 February 2020)",
    ("Rob Hill", "Owen Harte"),
    "Rob Hill and Owen Harte",
    "14 February 2020",
    date(2020, 2, 14),
)
EVALUATION = Action(
    "Ask the university for an evaluation (Performance Team, summer 2020)",
    ("Performance Team",),
    "Performance Team",
    "summer 2020",
)
STEPS = (PARENTS, STREET_WORK, EVALUATION)

BRIEFING = Paper(
    file="eastport-prevention-briefing-2019-11.pdf",
    title="Prevention in Eastport: a briefing for members",
    author="Eastport Youth Justice Service",
    dated=date(2019, 11, 20),
    running_header="Prevention in Eastport – November 2019",
    columns=2,
    shows="two columns under a title that runs across both; a small table in a column; next steps with owner and date "
    "in brackets",
    blocks=(
        Heading("Why prevention"),
        Paragraph(
            "A child who is arrested once and then helped is rarely arrested again. A child who is arrested three "
            "times before anyone asks why is hard to turn round. Eastport has therefore moved two workers and part of "
            "its grant from court work to prevention since 2017."
        ),
        Paragraph(
            "Prevention here means three things: help that a family asks for, help that a school asks for, and an offer "
            "made by the police in place of a caution. All three are voluntary. Nobody is recorded as an offender for "
            "taking part."
        ),
        Heading("Who comes"),
        Paragraph(
            "In 2018/19 the team worked with 212 children. Boys were 148 of them and girls 64. The youngest was eight. "
            "More than half came through a school, and most of these after a first exclusion."
        ),
        Table(
            (("Referred by", "2017/18", "2018/19"),),
            (
                ("Schools", "71", "109"),
                ("Police", "58", "62"),
                ("Families", "12", "23"),
                ("Others", "20", "18"),
                ("Total", "161", "212"),
            ),
            (3, 2, 2),
            "Children referred to prevention",
            total_rows=1,
        ),
        Heading("What it costs"),
        Paragraph(
            "The team cost £186,560 in 2018/19: £880 for each child. A place in custody costs many times as much for "
            "a single month. The Commissioner paid £60,000 of the sum, the council the other £126,560."
        ),
        Heading("Does it work"),
        Paragraph(
            "Of 161 children helped in 2017/18, 19 entered the justice system within a year (11.8%). There is no fair "
            "group to compare them with, and the team does not claim that all the others would have done so."
        ),
        Paragraph(
            "Schools say that what matters is speed. In 2018/19 a child waited nine working days for a first visit, "
            "four fewer than the year before."
        ),
        Heading("What children say"),
        Paragraph(
            "Forty children were asked what had helped. Most named a person and not a programme. They liked being met "
            "where they were: at home, at the skate park, on the walk from school. They disliked forms, and being asked "
            "the same question by three people in one week."
        ),
        Paragraph(
            "Several said that no one had told their parents what would happen next. The team now rings every family "
            "on the day after the first visit."
        ),
        Heading("Three examples"),
        Paragraph(
            "These are true to life, but no one child is described. A girl of twelve had stopped going to lessons after "
            "her brother's arrest. Her worker walked to school with her for three weeks, and then for one day a week. "
            "She has missed two days since Easter."
        ),
        Paragraph(
            "A boy of fifteen was stopped with a kitchen knife. He carried it because he was afraid of the bus stop. He "
            "now takes another bus, and a police officer whom he knows by name rides on it now and then."
        ),
        Paragraph(
            "Two friends of thirteen set fire to a bin. They spent four Saturdays with the fire crew that had put it "
            "out. One of them has applied to become a cadet."
        ),
        Heading("Who does the work"),
        Paragraph(
            "The team has five workers and a manager. Two of the five used to work in the courts team, one came from a "
            "primary school, and two are paid for by the Commissioner until March 2021. All are trained in restorative "
            "work. A psychologist advises them every fortnight."
        ),
        Paragraph(
            "The police decide with the team which cases need not go to court. A panel looks at each case on a Tuesday "
            "and a Thursday. It sent 62 children to prevention in 2018/19, and it wrote to every victim to say why."
        ),
        Heading("What other places do"),
        Paragraph(
            "Northmarch offers help to any parent who rings. Westshire puts a worker into three schools for a whole "
            "term. Both say that the first month decides. Eastport has tried the second way in one school and will try "
            "the first in the spring."
        ),
        Heading("What gets in the way"),
        Bullets(
            (
                "Four referral forms for one kind of help.",
                "No worker after six in the evening, when most trouble starts.",
                "Money that is promised for one year at a time.",
                "Part-time timetables that leave a child at home for most of the week.",
            )
        ),
        Heading("Where this leads"),
        Paragraph(
            "The service would like a prevention offer in every secondary school by September 2021. It believes that "
            "this can be done with one more worker and with the street work that community safety already pays for."
        ),
        Heading("Next steps"),
        Bullets(tuple(step.text for step in STEPS), STEPS),
        Heading("To find out more"),
        Paragraph(
            "Members are welcome to spend an afternoon with the team. Owen Harte, who manages the service, will arrange "
            "it and can send the full figures by ward."
        ),
    ),
)
