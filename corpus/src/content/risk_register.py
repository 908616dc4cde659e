"""A partnership's risk register."""

from datetime import date

from blocks import Action, Cell, Heading, Paper, Paragraph, Table, action_table

RISKS_LISTED = (
    (
        "R1",
        "Cost of remand exceeds the grant",
        "More children remanded; grant follows past use",
        "Cuts in prevention during the year",
        "Helen Duffy",
        (4, 4),
        "Bail packages offered in every case; monthly forecast",
        "Reserve of £40,000 sought",
        (4, 3),
    ),
    (
        "R2",
        "Specialist staff leave and are not replaced",
        "Short contracts; better pay across the border",
        "Children wait longer for assessment",
        "Owen Harte",
        (3, 4),
        "Exit interviews; shared posts between the areas",
        "Market supplement under review",
        (3, 2),
    ),
    (
        "R3",
        "Partners cut their contributions",
        "Savings asked of police, health and councils",
        "The service falls below what the law requires",
        "Rob Hill",
        (5, 3),
        "Agreement on contributions signed each March",
        "Three-year agreement being drafted",
        (5, 2),
    ),
    (
        "R4",
        "Children are harmed through exploitation that no agency has seen",
        "Information held in separate systems",
        "Serious harm; loss of trust",
        "Nadia Malik",
        (5, 4),
        "Exploitation hub; weekly sharing of intelligence",
        "Read access to the health record",
        (5, 3),
    ),
    (
        "R5",
        "Case records are lost or delayed when the system is replaced",
        "Data moved in one weekend",
        "Courts and inspectors receive wrong figures",
        "Kit Sorrell",
        (3, 3),
        "Trial move in August; paper copies for court days",
        "None",
        (3, 1),
    ),
)


def _fill(score: int) -> str:
    return "red" if score >= 15 else "amber" if score >= 8 else "green"


def _row(risk: tuple[str, str, str, str, str, tuple[int, int], str, str, tuple[int, int]]) -> tuple[Cell | str, ...]:
    *words, (impact, likelihood), controls, further, (impact_left, likelihood_left) = risk
    score, left = impact * likelihood, impact_left * likelihood_left
    return (
        *(str(word) for word in words),
        str(impact),
        str(likelihood),
        Cell(str(score), fill=_fill(score)),
        controls,
        further,
        str(impact_left),
        str(likelihood_left),
        Cell(str(left), fill=_fill(left)),
    )


ACTIONS = (
    Action(
        "Draft a three-year agreement on contributions",
        ("Rob Hill", "Martin Eyre"),
        "Rob Hill & Martin Eyre",
        "31 December 2019",
        date(2019, 12, 31),
        "In progress",
        reference="R3",
    ),
    Action(
        "Ask both councils for a reserve against remand",
        ("Helen Duffy",),
        "Helen Duffy",
        "October 2019",
        date(2019, 10, 31),
        "Complete",
        done=True,
        reference="R1",
    ),
    Action(
        "Obtain read access to the health record for the hub",
        ("Nadia Malik",),
        "Nadia Malik",
        "Spring 2020",
        None,
        "Open",
        reference="R4",
    ),
)

RISKS = Paper(
    file="partnership-risk-register-2019-20.docx",
    title="Westshire and Eastport Youth Justice Partnership: risk register 2019/20",
    author="Westshire and Eastport Youth Justice Services",
    dated=date(2019, 10, 14),
    running_header="Risk register 2019/20 – reviewed October 2019",
    landscape=True,
    shows="a risk register on a landscape page: causes, consequences, controls, scores before and after, and the "
    "actions that follow",
    blocks=(
        Paragraph(
            "Impact and likelihood are each given from 1 (lowest) to 5 (highest); the score is one times the other. "
            "From 15 a risk is red, from 8 amber."
        ),
        Heading("Register"),
        Table(
            (
                (
                    "Ref",
                    "Risk",
                    "Causes",
                    "Consequences",
                    "Risk owner",
                    "Impact",
                    "Likelihood",
                    "Score",
                    "Existing controls",
                    "Further controls",
                    "Residual impact",
                    "Residual likelihood",
                    "Residual score",
                ),
            ),
            tuple(_row(risk) for risk in RISKS_LISTED),
            (0.7, 2.5, 2.4, 2.4, 1.5, 1.2, 1.5, 1, 2.6, 2.2, 1.3, 1.5, 1.3),
        ),
        Heading("Actions that follow"),
        action_table(("Ref", "Action", "Owner", "Timescale", "Status"), (0.7, 6, 3, 2.5, 2), ACTIONS),
    ),
)
