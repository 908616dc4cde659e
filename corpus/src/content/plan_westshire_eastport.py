"""A joint plan of two areas. The pooled budget's figures are those of a published plan; the areas are invented."""

from datetime import date

from blocks import Action, Bullets, Cell, Heading, Paper, Paragraph, Table, action_table, pounds

Sums = tuple[int | None, ...]

POOLED: tuple[tuple[str, Sums], ...] = (
    ("Local Authority", (789_501, None, 443_179, None)),
    ("Police", (None, 90_000, None, 45_000)),
    ("PCC Office", (127_296, None, 136_000, None)),
    ("Public Health", (95_000, None, None, 70_000)),
    ("Clinical Commissioning Group", (28_220, 45_150, None, None)),
    ("National Probation Service", (10_000, 60_000, 5_000, 20_000)),
    ("YJB Effective Practice Grant", (528_484, None, 431_449, None)),
    ("YJB Attendance Centre Grant", (18_625, None, 21_807, None)),
    ("YJB Remand Grant", (0, None, 50_386, None)),
)

SPENDING: dict[str, tuple[tuple[str, str, Sums], ...]] = {
    "Westshire": (
        ("Staffing costs", "YJB", (370_948, 0, 74_563, 0)),
        ("", "Partners", (673_365, 120_500, 135_350, 0)),
        ("Running and building costs", "YJB", (38_315, 0, 17_761, 0)),
        ("", "Partners", (149_612, 6_500, 32_240, 0)),
        ("Other costs", "YJB", (45_522, 0, 0, 0)),
        ("", "Partners", (47_550, 0, 0, 80_050)),
    ),
    "Eastport": (
        ("Staffing costs", "YJB", (290_443, 53_891, 72_661, 0)),
        ("", "Partners", (443_053, 156_102, 36_958, 0)),
        ("Running and building costs", "YJB", (16_435, 0, 2_806, 0)),
        ("", "Partners", (17_320, 26_008, 17_310, 0)),
        ("Other costs", "YJB", (8_705, 1_225, 7_090, 50_386)),
        ("", "Partners", (9_675, 8_568, 4_185, 0)),
    ),
}


def _sum(sums: Sums) -> int:
    return sum(amount or 0 for amount in sums)


def _pooled_budget() -> Table:
    columns = [_sum(column) for column in zip(*(sums for _, sums in POOLED), strict=True)]
    areas = (columns[0] + columns[1], columns[2] + columns[3])
    return Table(
        (
            (
                Cell("Agency", down=2),
                Cell("Westshire", across=2),
                Cell("Eastport", across=2),
                Cell("Total", down=2),
            ),
            ("Financial Contribution", "Payment in Kind", "Financial Contribution", "Payment in Kind"),
        ),
        (
            *((party, *map(pounds, sums), pounds(_sum(sums))) for party, sums in POOLED),
            (Cell("Total", down=2), *map(pounds, columns), ""),
            (Cell(pounds(areas[0]), across=2), Cell(pounds(areas[1]), across=2), pounds(sum(areas))),
        ),
        (3.2, 1.7, 1.5, 1.7, 1.5, 1.7),
        "Table 2: contributions to the partnership's pooled budget 2016/17",
        total_rows=2,
    )


def _spending(area: str, caption: str) -> Table:
    rows = SPENDING[area]
    totals = [_sum(column) for column in zip(*(sums for _, _, sums in rows), strict=True)]
    return Table(
        (
            (
                Cell("Kind of cost", across=2),
                "Reduce reoffending",
                "Reduce first time entrants",
                "Reduce custody",
                "Remand and custody",
                "Total",
            ),
        ),
        (
            *(
                (*([Cell(kind, down=2)] if kind else []), payer, *map(pounds, sums), pounds(_sum(sums)))
                for kind, payer, sums in rows
            ),
            (Cell("Total", across=2), *map(pounds, totals), pounds(sum(totals))),
        ),
        (2, 1.3, 1.6, 1.6, 1.5, 1.6, 1.6),
        caption,
        total_rows=1,
    )


def _action(
    reference: str,
    text: str,
    benefit: str,
    raw: str,
    owners: tuple[str, ...],
    due: str,
    by: date | None,
    mentions: tuple[str, ...] = (),
) -> Action:
    return Action(text, owners, raw, due, by, reference=reference, benefit=benefit, mentions=mentions)


ACTIONS = (
    _action(
        "1.1",
        "Adopt one reduction strategy for children who are not in education, employment or training",
        "More children in a place that lasts",
        "Helen Duffy / Owen Harte",
        ("Helen Duffy", "Owen Harte"),
        "September 2017",
        date(2017, 9, 30),
    ),
    _action(
        "1.2",
        "Hold a termly meeting with heads of schools that exclude most",
        "Fewer exclusions of known children",
        "Education Team",
        ("Education Team",),
        "Each term",
        None,
    ),
    _action(
        "1.3",
        "Write a speech and language checklist into every first assessment",
        "Needs are seen at the start",
        "Priya Nair",
        ("Priya Nair",),
        "31 October 2017",
        date(2017, 10, 31),
    ),
    _action(
        "2.1",
        "Review what probation gives to the partnership and agree a shared post",
        "Young adults keep one worker as they move",
        "Helen Duffy",
        ("Helen Duffy",),
        "December 2017",
        date(2017, 12, 31),
    ),
    _action(
        "2.2",
        "Settle what the new support service for adolescents will offer in Eastport",
        "One front door for families",
        "Owen Harte",
        ("Owen Harte",),
        "June 2017",
        date(2017, 6, 30),
    ),
    _action(
        "2.3",
        "Sign an agreement with the district councils on homes for children who leave custody",
        "Nobody leaves without an address",
        "Rob Hill",
        ("Rob Hill",),
        "31 January 2018",
        date(2018, 1, 31),
    ),
    _action(
        "3.1",
        "Compare arrests and first time entrants street by street",
        "Prevention goes where it is needed",
        "Performance Team",
        ("Performance Team",),
        "End of Q2 2017/18",
        date(2017, 9, 30),
    ),
    _action(
        "3.2",
        "Extend the offer of community resolution to theft from shops",
        "Fewer children with a record",
        "Supt. Joe Hallam and Rob Hill",
        ("Joe Hallam", "Rob Hill"),
        "November 2017",
        date(2017, 11, 30),
    ),
    _action(
        "3.3",
        "Bring children's own accounts of arrest to two board meetings a year",
        "Members hear what it is like",
        "Participation Team",
        ("Participation Team",),
        "Throughout the year",
        None,
    ),
    _action(
        "4.1",
        "Offer a bail package in every case that may end in remand",
        "Fewer nights in custody",
        "Court Team",
        ("Court Team",),
        "April 2017",
        date(2017, 4, 30),
    ),
    _action(
        "4.2",
        "Look into each custodial sentence within four weeks and tell the board what was learnt",
        "The same mistake is not made twice",
        "ACC Dev Varma",
        ("Dev Varma",),
        "Quarterly",
        None,
    ),
    _action(
        "4.3",
        "Plan resettlement from the first week of a sentence",
        "School and home are ready on release",
        "Helen Duffy / Owen Harte",
        ("Helen Duffy", "Owen Harte"),
        "July 2017",
        date(2017, 7, 31),
    ),
    _action(
        "5.1",
        "Ask every victim whether, and how, they wish to be heard",
        "Victims who want a say have one",
        "Restorative Justice Team",
        ("Restorative Justice Team",),
        "August 2017",
        date(2017, 8, 31),
    ),
    _action(
        "5.2",
        "Work with Rob Hill's officers to find local reparation that children choose",
        "Reparation that means something",
        "Grace Lowe",
        ("Grace Lowe",),
        "February 2018",
        date(2018, 2, 28),
        ("Rob Hill",),
    ),
    _action(
        "6.1",
        "Train all case managers in trauma and recovery",
        "Plans fit the child's history",
        "Helen Duffy / Owen Harte",
        ("Helen Duffy", "Owen Harte"),
        "March 2018",
        date(2018, 3, 31),
    ),
    _action(
        "6.2",
        "Audit twenty cases in each area against the national standards",
        "Weak points are known before an inspection",
        "Performance Team",
        ("Performance Team",),
        "Q4 2017/18",
        date(2018, 3, 31),
    ),
)

PLAN_2017 = Paper(
    file="westshire-eastport-youth-justice-plan-2017-18.pdf",
    title="Westshire and Eastport Joint Youth Justice Plan 2017/18",
    author="Westshire and Eastport Youth Justice Services",
    dated=date(2017, 7, 3),
    running_header="Westshire and Eastport Joint Youth Justice Plan 2017/18",
    shows="a plan of two areas: a pooled budget under two levels of headers, spending tables with cells that span "
    "rows, an action plan that runs over a page with its header repeated",
    blocks=(
        Heading("1 Introduction"),
        Paragraph(
            "Every area in England and Wales must say each year how it will provide youth justice services and pay for "
            "them. Westshire County Council and Eastport City Council have written one plan since 2014, under one "
            "management board, and keep a service each.",
            "1.1",
        ),
        Paragraph(
            "This plan looks back on 2016/17, sets out what the two services mean to do in 2017/18, and shows what each "
            "partner brings. It was agreed by the Westshire and Eastport Youth Justice Management Board on 21 June 2017.",
            "1.2",
        ),
        Paragraph(
            "Much is changing around us. Eastport is bringing its work with adolescents together in one service; in "
            "Westshire the district teams were reshaped in January. The plan is written so that both can go ahead "
            "without a break in the work with children.",
            "1.3",
        ),
        Heading("2 Vision and priorities"),
        Heading("2.1 Our vision", 2),
        Paragraph(
            "Children in both areas grow up safe and are helped early; those who offend are treated as children first, "
            "and victims are heard."
        ),
        Heading("2.2 Strategic objectives", 2),
        Bullets(
            (
                "Bring down the number of children who enter the justice system for the first time.",
                "Bring down reoffending, above all among the few who offend most.",
                "Keep custody and remand for cases in which nothing else will do.",
                "Raise the share of children in education, training and employment.",
                "See that children move to adult services with a plan and a person.",
            )
        ),
        Heading("3 Governance"),
        Paragraph(
            "The management board meets four times a year. Assistant Chief Constable Dev Varma has chaired it since "
            "2016. Its members are the two councils, the Constabulary, the Probation Service, health commissioners, the "
            "office of the Police and Crime Commissioner (PCC) and, since this year, a head teacher.",
            "3.1",
        ),
        Paragraph(
            "The board answers to the children's trusts of both areas and to the countywide Community Safety Board, on "
            "which Rob Hill, Head of Community Safety, speaks for the county council.",
            "3.2",
        ),
        Paragraph(
            "Helen Duffy manages the Westshire Youth Justice Service (YJS) and Owen Harte the service in Eastport. The "
            "two heads of service meet monthly and share a performance team.",
            "3.3",
        ),
        Heading("4 Performance in 2016/17"),
        Table(
            (("Indicator", "Westshire", "Eastport", "Region", "England"),),
            (
                ("First time entrants, rate per 100,000", "246", "389", "301", "334"),
                ("Custody, rate per 1,000", "0.16", "0.17", "0.26", "0.37"),
                ("Reoffending, binary rate", "34.2%", "41.6%", "37.0%", "37.7%"),
                ("Reoffences per reoffender", "3.21", "3.60", "3.55", "3.59"),
            ),
            (4, 1.4, 1.4, 1.4, 1.4),
            "Table 1: national indicators, 2016/17",
        ),
        Paragraph(
            "First time entrants rose in Westshire for the first time in six years. The rate per 100,000 went from 221 "
            "to 246. Half of the rise comes from one town, where shops began to report every theft.",
            "4.1",
        ),
        Paragraph(
            "Eastport's rate fell from 412 to 389 but stays above that of the region. Diversion from the custody suite "
            "began in October and should show in next year's figures.",
            "4.2",
        ),
        Paragraph(
            "In Westshire 68 of 199 children reoffended within a year (34.2%); in Eastport it was 62 of 149 (41.6%).",
            "4.3",
        ),
        Paragraph(
            "Custody remains rare in both areas. Nine children were sentenced to it in Westshire and four in Eastport.",
            "4.4",
        ),
        Heading("4.5 What went well", 2),
        Bullets(
            (
                "All staff of both services have been trained in restorative practice.",
                "A psychologist now sees every child on an intensive order.",
                "Attendance centres opened in two more towns, staffed by 31 trained volunteers.",
                "The two services share one set of policies and one training calendar.",
            )
        ),
        Heading("4.6 What did not", 2),
        Bullets(
            (
                "Three children in ten were not in education, employment or training (NEET) when their order ended.",
                "Two of four posts for education workers were empty from May to December.",
                "Victims were asked for their views in fewer than six cases in ten.",
            )
        ),
        Heading("4.7 Inspection", 2),
        Paragraph(
            "Neither service was inspected in the year. Both marked their own work against the national standards. "
            "Planning for the safety of the child was rated good; planning for the safety of others was not, and the "
            "plan for 2017/18 takes this up."
        ),
        Heading("5 Resources and value for money"),
        Paragraph(
            "Partners pay into one budget for each area, in money or by lending staff. Table 2 shows both. The county "
            "council also covers the remand costs for which Westshire had no grant in 2016/17.",
            "5.1",
        ),
        _pooled_budget(),
        Paragraph(
            "Public Health pays in money in Westshire; in Eastport it lends two workers. The Constabulary lends three "
            "officers, two of them to Westshire.",
            "5.2",
        ),
        Paragraph("Tables 3 and 4 show how the money was spent, set against what it was spent for.", "5.3"),
        _spending("Westshire", "Table 3: spending in Westshire 2016/17"),
        _spending("Eastport", "Table 4: spending in Eastport 2016/17"),
        Paragraph(
            "The Youth Justice Board (YJB) grant is used for work with children only. Of Eastport's grant, £50,386 paid "
            "for remand.",
            "5.4",
        ),
        Heading("6 Partnership"),
        Paragraph(
            "Most of what keeps children from offending is done by others. The plan therefore rests on five partners' "
            "promises:",
            "6.1",
        ),
        Bullets(
            (
                "The councils keep a social worker in each team and open early help to every family that we refer.",
                "The Constabulary decides with us, and not alone, what follows a child's first offence.",
                "Health lends a nurse, a psychologist and a speech therapist across the two areas.",
                "Probation shares one officer with us, who meets each child six months before the move to adult services.",
                "The Commissioner pays for restorative work and for help to victims under 18.",
            )
        ),
        Heading("6.2 What each service is made of", 2),
        Table(
            (("Posts", "Westshire", "Eastport", "Both"),),
            (
                ("Managers", "5", "4", "9"),
                ("Case managers and social workers", "17", "13", "30"),
                ("Lent by partners", "5", "4", "9"),
                ("Restorative justice and victims", "4", "3", "7"),
                ("Education workers", "2", "2", "4"),
                ("Total", "33", "26", "59"),
            ),
            (4, 1.6, 1.6, 1.6),
            total_rows=1,
        ),
        Paragraph(
            "Volunteers sit on referral order panels and help at the attendance centres. There were 64 of them at the "
            "end of March 2017. Every one is trained for four days before meeting a child."
        ),
        Heading("7 Risks to delivery"),
        Bullets(
            (
                "A rise in remands would cost more than the grant brings; the councils would have to meet the difference.",
                "Education workers are hard to find on one-year contracts.",
                "New case recording software may make this year's figures hard to compare with the last.",
            )
        ),
        Paragraph("The management board looks at these risks at each meeting and keeps a register.", "7.1"),
        Heading("8 Action plan 2017/18"),
        Paragraph("The first figure of each reference is the number of the priority that the action serves."),
        action_table(
            ("Ref", "Action", "Benefit", "Owner", "Timescale"),
            (0.9, 4.6, 3.2, 2.4, 2),
            ACTIONS,
            "Table 5: what we shall do, who leads and by when",
        ),
        Heading("9 Agreement"),
        Paragraph(
            "Signed for the management board by ACC Dev Varma (Chair), and for the councils by Amir Chowdhury, "
            "Executive Director, on 3 July 2017."
        ),
    ),
)
