"""A working group's own note, in Markdown."""

from datetime import date

from blocks import Action, Bullets, Heading, Paper, Paragraph

MEETING = date(2019, 9, 5)

REPRESENTATIVES = Action(
    "RH to name two officers who will read referrals each morning by 27 September 2019",
    ("Rob Hill",),
    "RH",
    "27 September 2019",
    date(2019, 9, 27),
    raised=MEETING,
)
LEAFLET = Action(
    "Sarah Finch to rewrite the leaflet for parents by the next meeting",
    ("Sarah Finch",),
    "Sarah Finch",
    "next meeting",
    date(2019, 10, 3),
    raised=MEETING,
)
TRAINING = Action(
    "Dina Kerr and Helen Duffy to run two training mornings by the end of November 2019",
    ("Dina Kerr", "Helen Duffy"),
    "Dina Kerr and Helen Duffy",
    "end of November 2019",
    date(2019, 11, 30),
    raised=MEETING,
)

WORKING_GROUP = Paper(
    file="exploitation-working-group-2019-09-05.md",
    title="Exploitation Working Group: note of the meeting on 5 September 2019",
    author="Safeguarding Partnership Board",
    dated=date(2019, 9, 6),
    running_header="",
    shows="Markdown: an attendance list in one line, actions inside the text, no table at all",
    blocks=(
        Paragraph(
            "Present: Nadia Malik (NM, chair), Rob Hill (RH), Sarah Finch (SF), Dina Kerr (DK), Helen Duffy (HD). "
            "Apologies: Priya Nair."
        ),
        Heading("1. The hub after three months"),
        Paragraph(
            "NM reported 46 referrals since June, of which 23 (50%) came from schools. Nine children are now thought "
            "to be at high risk. Referrals that arrive overnight wait too long to be read."
        ),
        Paragraph(f"Action: {REPRESENTATIVES.text}.", action=REPRESENTATIVES),
        Heading("2. What parents see"),
        Paragraph("SF had shown the leaflet to six parents, and none of them knew afterwards whom to ring."),
        Paragraph(f"Action: {LEAFLET.text}.", action=LEAFLET),
        Heading("3. Training"),
        Bullets(
            (
                "Taxi drivers and hotel staff have been trained in Eastport, not yet in Westshire.",
                "School nurses ask for a shorter course.",
            )
        ),
        Paragraph(f"Action: {TRAINING.text}.", action=TRAINING),
        Heading("4. Next meeting"),
        Paragraph("Thursday 3 October 2019, 09:30, Shire Hall, Westbridge."),
    ),
)
