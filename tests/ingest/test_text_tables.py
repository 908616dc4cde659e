"""Tables in plain text: parted by tabs, kept apart by blanks, or flattened to runs of cells."""

from yjqa.document import ListItem, Table
from yjqa.ingest.text import read_text


def tables(text: str) -> list[Table]:
    document = read_text(text.encode(), file="paper.txt")
    return [place.block for place in document.places() if isinstance(place.block, Table)]


def grid(table: Table) -> list[list[str]]:
    return [[cell.text if cell else "" for cell in row] for row in table.grid()]


class TestTabs:
    def test_a_row_that_a_page_break_cuts_is_one_row(self) -> None:
        [table] = tables(
            "Action\tBenefit\tTimescale\tOwner\n"
            "Applying what was learnt to a broader\tFewer delays\tMarch 2026\tAnn Reed\n"
            "\n"
            "<p>range of services.</p> <p>Train staff</p>\tat every step\t\t\n"
            "Renew the lease\tLower rent\tJune\tTom Lee\n"
            "\n"
            "\tand a shorter term\t\t\n"
        )

        assert grid(table) == [
            ["Action", "Benefit", "Timescale", "Owner"],
            [
                "Applying what was learnt to a broader range of services.\nTrain staff",
                "Fewer delays at every step",
                "March 2026",
                "Ann Reed",
            ],
            ["Renew the lease", "Lower rent and a shorter term", "June", "Tom Lee"],
        ]
        assert table.header_rows == 1
        assert table.body()[0][0].span.lines == (2, 4)  # type: ignore[union-attr]

    def test_labels_over_sub_labels_span_the_blanks_beside_them(self) -> None:
        [table] = tables("Post\tManagers\t\tWorkers\t\tTotal\n\tPart\tFull\tPart\tFull\t\nEastport\t1\t4\t\t7\t12\n")

        assert table.header_rows == 2
        assert table.column_labels() == [
            ("Post",),
            ("Managers", "Part"),
            ("Managers", "Full"),
            ("Workers", "Part"),
            ("Workers", "Full"),
            ("Total",),
        ]
        assert grid(table)[2] == ["Eastport", "1", "4", "", "7", "12"]

    def test_two_figures_in_one_cell_stay_there_and_a_group_label_covers_its_rows(self) -> None:
        [table] = tables(
            "Priority\tSpend on\tCost\nSafe homes\tCourts\t76,000\n\tStaff\t5,000 7,000\nTotal\t\t£88,000\n"
        )

        assert grid(table)[1:] == [
            ["Safe homes", "Courts", "76,000"],
            ["Safe homes", "Staff", "5,000 7,000"],
            ["Total", "", "£88,000"],
        ]

    def test_tags_and_bullets_in_a_cell_are_its_paragraphs_and_items(self) -> None:
        [table] = tables('Action\tOwner\n<p>Review it</p> <ul style="x"> •one •two\tTom Lee\nClose it\tAnn Reed\n')
        cell = table.body()[0][0]

        assert cell is not None
        assert [(type(block).__name__, block.text) for block in cell.blocks] == [
            ("Paragraph", "Review it"),
            ("ListItem", "one"),
            ("ListItem", "two"),
        ]

    def test_a_table_of_contents_is_no_table(self) -> None:
        assert not tables("Contents\n\nBackground\t2\nGovernance\t4\nBudget\t7\nRisks\t9\n")


FLATTENED = """Contributions to the pooled budget 2024/25, Table 1

 Westshire Eastport

Agency Cash Payment in Kind Cash Payment in Kind Total

Council £100,500 - £40,000 - £140,500

Police - £30,000


- £10,000 £40,000

Health £20,000 - - £5,000 £25,000

Total £120,500 £30,000 £40,000 £15,000

£150,500 £55,000 £205,500

The figures above are for one year and will be reviewed by the board in the autumn.
"""


class TestFlattenedFigures:
    def test_header_rows_and_totals_are_put_back_into_columns(self) -> None:
        [table] = tables(FLATTENED)

        assert table.caption == "Contributions to the pooled budget 2024/25, Table 1"
        assert grid(table) == [
            ["", "Westshire", "Westshire", "Eastport", "Eastport", ""],
            ["Agency", "Cash", "Payment in Kind", "Cash", "Payment in Kind", "Total"],
            ["Council", "£100,500", "-", "£40,000", "-", "£140,500"],
            ["Police", "-", "£30,000", "-", "£10,000", "£40,000"],
            ["Health", "£20,000", "-", "-", "£5,000", "£25,000"],
            ["Total", "£120,500", "£30,000", "£40,000", "£15,000", ""],
            ["", "£150,500", "£150,500", "£55,000", "£55,000", "£205,500"],
        ]

    def test_a_label_over_several_rows_is_their_group(self) -> None:
        [table] = tables(
            "Spending, Table 2\n\n Prevent Crime Prevent Harm\n\nTotal\n\nStaffing\n \n\nGrant £10  \n \n\n£5 £15\n\n"
            "Partners £1 £2 £3\n\nPremises\n\nGrant\n\n£4 £0 £4\n\nPartners £6 £1 £7\n\nTotal £21 £8 £29\n"
        )

        assert grid(table) == [
            ["", "", "Prevent Crime", "Prevent Harm", "Total"],
            ["Staffing", "Grant", "£10", "£5", "£15"],
            ["Staffing", "Partners", "£1", "£2", "£3"],
            ["Premises", "Grant", "£4", "£0", "£4"],
            ["Premises", "Partners", "£6", "£1", "£7"],
            ["Total", "Total", "£21", "£8", "£29"],
        ]

    def test_a_row_that_lacks_figures_and_fits_no_sum_leaves_the_table_as_text(self) -> None:
        assert not tables(FLATTENED.replace("Health £20,000 - - £5,000 £25,000", "Health £20,000 £5,000 £25,000"))

    def test_the_row_labels_own_header_may_stand_beside_labels_over_labels(self) -> None:
        [table] = tables(
            "Table 2: Budget and actual spending (£)\n"
            "Head Westshire Eastport\n"
            "Budget Actual Budget Actual\n"
            "Employees 1,148,700 1,131,250 612,300 604,480\n"
            "Premises 61,200 63,870 33,150 32,990\n"
            "Total 1,209,900 1,195,120 645,450 637,470\n"
        )

        assert grid(table)[:2] == [
            ["", "Westshire", "Westshire", "Eastport", "Eastport"],
            ["Head", "Budget", "Actual", "Budget", "Actual"],
        ]

    def test_the_year_of_a_date_in_a_rows_label_is_no_figure(self) -> None:
        [table] = tables(
            "Table 4: Reserve (£)\n"
            "Westshire Eastport Both\n"
            "Opening balance 1 April 2022 118,240 52,310 170,550\n"
            "Surplus for the year 18,830 7,836 26,666\n"
            "Closing balance 31 March 2023 137,070 60,146 197,216\n"
        )

        assert grid(table)[1] == ["Opening balance 1 April 2022", "118,240", "52,310", "170,550"]

    def test_labels_and_figures_of_a_chart_are_no_table(self) -> None:
        assert not tables(
            "33.4% 34%\n\n37.7%\n\nWestshire Eastern England\n\nRate of harm\n\n3.23\n3.11\n\n3.34\n\nFrequency\n\n1.08 1.06\n\n1.26\n\nCohort\n"
        )


class TestFlattenedWords:
    def test_rows_end_at_their_rating_and_a_header_repeated_on_a_page_is_dropped(self) -> None:
        header = "Objective\n \n\n6 month Progress Forward Actions Progress Rating\n\n"
        [table] = tables(
            "Strategic Objectives\n\n" + header + "To help more young\n\npeople back into\n\nschool\n\n"
            "Two schools have agreed to take part. A worker\nwas appointed in May\n\n"
            "\uf0b7 Agree terms with\nthe college\n\n\uf0b7 Train staff\n\nAmber\n "
            + header
            + "To reduce remands\n\nRemands fell by half. The protocol was\nsigned in June\n\n\uf0b7 Review the protocol\n\nGreen\n"
        )

        assert grid(table) == [
            ["Objective", "6 month Progress", "Forward Actions", "Progress Rating"],
            [
                "To help more young people back into school",
                "Two schools have agreed to take part. A worker was appointed in May",
                "Agree terms with the college\nTrain staff",
                "Amber",
            ],
            [
                "To reduce remands",
                "Remands fell by half. The protocol was signed in June",
                "Review the protocol",
                "Green",
            ],
        ]
        forward = table.body()[0][2]
        assert forward is not None
        assert all(isinstance(block, ListItem) for block in forward.blocks)

    def test_labels_that_stand_before_the_first_rows_cells_are_the_header(self) -> None:
        [table] = tables(
            "ACTIONS\n1\n\nAction\nRob Hill to bring a paper on the new\nhostel to the board.\n\nOwner\nRob Hill\n\n"
            "2\n\nSupt. Ann Reed to scope a working\ngroup on knife crime.\n\nSupt. Ann Reed,\nTom Lee\n\nStatus\n"
        )

        assert grid(table) == [
            ["", "Action", "Owner", "Status"],
            ["1", "Rob Hill to bring a paper on the new hostel to the board.", "Rob Hill", ""],
            ["2", "Supt. Ann Reed to scope a working group on knife crime.", "Supt. Ann Reed, Tom Lee", ""],
        ]


class TestBlanks:
    def test_columns_are_cut_at_gutters_and_rows_begin_at_their_numbers(self) -> None:
        [table] = tables(
            "NO            ACTION                                    Update                OW\n"
            "                                                                              NER\n"
            "03.24(1)      Oak tree                                  It is growing but     RH\n"
            "              RH to find a place for the tree and       no place was found\n"
            "              have it moved\n"
            "03.24(2)      Clerk to send the quote                   completed             KP\n"
            "\f03.24(3)       AR to check the list of                    Done in May          AR\n"
            "               telephone numbers\n"
        )

        assert grid(table) == [
            ["NO", "ACTION", "Update", "OWNER"],
            [
                "03.24(1)",
                "Oak tree\nRH to find a place for the tree and have it moved",
                "It is growing but no place was found",
                "RH",
            ],
            ["03.24(2)", "Clerk to send the quote", "completed", "KP"],
            ["03.24(3)", "AR to check the list of telephone numbers", "Done in May", "AR"],
        ]

    def test_rows_without_blank_lines_begin_where_cells_fill_again(self) -> None:
        [table] = tables(
            "Priority           What we will do                  Lead            By when\n"
            "Priority 1: Less   Name a single front door         Ann Reed /      by 30 June\n"
            "harm in the        that every school may call       Early Help      2026\n"
            "county             for\n"
            "                   Write an exit plan               Rob Hill        31/10/2026\n"
            "                   Review the terms of              Panel           Q2\n"
            "                   reference\n"
            "Priority 2         Look at twenty decisions         Tom Lee         Dec 2026\n"
        )

        first = "Priority 1: Less harm in the county"
        assert grid(table)[1:] == [
            [
                first,
                "Name a single front door that every school may call for",
                "Ann Reed / Early Help",
                "by 30 June 2026",
            ],
            [first, "Write an exit plan", "Rob Hill", "31/10/2026"],
            [first, "Review the terms of reference", "Panel", "Q2"],
            ["Priority 2", "Look at twenty decisions", "Tom Lee", "Dec 2026"],
        ]

    def test_a_heading_over_all_columns_is_no_row_and_ends_no_table(self) -> None:
        [table] = tables(
            "No.    Action                  Lead          Timescale    RAG\n"
            "Recommendation 1: The board should see to it that its members stay for\n"
            "long enough.\n"
            "1.1    Rewrite the terms       Ann Reed      Feb 2026     G\n"
            "1.2    Visit the service       All members   June 2026    A\n"
            "Recommendation 2: Assessments must get better.\n"
            "2.1    Train all who hold      Rob Hill      March 2026   G\n"
            "       cases\n"
        )

        headings = [cell.text for cell in table.cells if cell.column_span == 5]
        assert headings == [
            "Recommendation 1: The board should see to it that its members stay for long enough.",
            "Recommendation 2: Assessments must get better.",
        ]
        assert grid(table)[-1] == ["2.1", "Train all who hold cases", "Rob Hill", "March 2026", "G"]

    def test_words_of_narrow_labels_torn_at_line_ends_are_put_together(self) -> None:
        [table] = tables(
            "Re   Risk               Causes            Risk      Impac   Likeliho   Scor\n"
            "f                                         owner     t       od         e\n"
            "R1   Remand costs       More children     Ann       4       4          16\n"
            "     exceed the grant   remanded          Reed\n"
            "R2   Staff leave        Short contracts   Tom Lee   3       4          12\n"
        )

        assert grid(table)[:2] == [
            ["Ref", "Risk", "Causes", "Risk owner", "Impact", "Likelihood", "Score"],
            ["R1", "Remand costs exceed the grant", "More children remanded", "Ann Reed", "4", "4", "16"],
        ]

    def test_header_words_under_one_another_stand_over_their_column_of_figures(self) -> None:
        [table] = tables(
            "Funding of the service 2024/25, Table 3\n"
            "                       Westshire                      Eastport\n"
            "Agency                 Cash            Payment        Cash           Payment         Total\n"
            "                                       in Kind                       in Kind\n"
            "Council                   £100,500           -           £40,000           -        £140,500\n"
            "Police                           -     £30,000                 -     £10,000         £40,000\n"
            "Total                     £100,500     £30,000           £40,000     £10,000        £180,500\n"
        )

        assert grid(table)[:3] == [
            ["", "Westshire", "Westshire", "Eastport", "Eastport", ""],
            ["Agency", "Cash", "Payment in Kind", "Cash", "Payment in Kind", "Total"],
            ["Council", "£100,500", "-", "£40,000", "-", "£140,500"],
        ]

    def test_a_blank_figure_stays_blank_and_a_group_label_covers_the_rows_below_it(self) -> None:
        spending, accounts = tables(
            "Table 1: spending in the year\n\n"
            " Priority              Spent on                 Amount\n"
            " Safe homes            Courts                             £72,000\n"
            "                       Case records                       £28,000\n"
            " Education             Workers                            £35,000\n"
            "\n\n\nTable 2: income by year\n\n"
            "   2022/23    Source                 2023/24        2024/25\n"
            "      5,700   Council                  5,900          6,100\n"
            "              Lottery                  1,000\n"
            "        250   Gifts                      300            350\n"
        )

        assert grid(spending)[1:] == [
            ["Safe homes", "Courts", "£72,000"],
            ["Safe homes", "Case records", "£28,000"],
            ["Education", "Workers", "£35,000"],
        ]
        assert grid(accounts) == [
            ["2022/23", "Source", "2023/24", "2024/25"],
            ["5,700", "Council", "5,900", "6,100"],
            ["", "Lottery", "1,000", ""],
            ["250", "Gifts", "300", "350"],
        ]


class TestCellsThatStandForFigures:
    def test_a_row_with_words_for_a_figure_to_come_stays_a_row(self) -> None:
        [apart] = tables(
            "Income figures in £000\n\n"
            "Income              2021/22     2022/23     Total\n\n"
            "Council              512.4       520.0    1,032.4\n"
            "Police                45.0         n/a       45.0\n"
            "Health                 TBC  see note 2       0.0*\n"
        )
        [run_together] = tables(
            "Table 4: Budget 2023/24\n\n"
            "Budget head Budget (£) Forecast (£)\n"
            "Staffing 500,000 see note 1\nPremises 20,000* (22,500)\nTotal 520,000 502,500\n"
        )

        assert grid(apart)[3] == ["Health", "TBC", "see note 2", "0.0*"]
        assert grid(run_together)[:3] == [
            ["Budget head", "Budget (£)", "Forecast (£)"],
            ["Staffing", "500,000", "see note 1"],
            ["Premises", "20,000*", "(22,500)"],
        ]
