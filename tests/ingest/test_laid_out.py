"""Tables of figures in plain text that keeps the layout of the page."""

from yjqa.document import Heading, Paragraph, Table
from yjqa.ingest.text import read_text


def tables(text: str) -> list[Table]:
    document = read_text(text.encode(), file="paper.txt")
    return [place.block for place in document.places() if isinstance(place.block, Table)]


def grid(table: Table) -> list[list[str]]:
    return [[cell.text if cell else "" for cell in row] for row in table.grid()]


class TestRows:
    def test_a_label_that_did_not_fit_goes_on_below_its_figures(self) -> None:
        [table] = tables(
            "Table 1: Contributions to the pool\n"
            "Partner                           Staffing           Cash        Total\n"
            "Westshire Council                 £402,300       £186,450     £588,750\n"
            "Police and Crime                                  £84,000      £84,000\n"
            "Commissioner\n"
            "Probation Service                  £46,800                     £46,800\n"
            "Total                             £449,100       £270,450     £719,550\n"
        )

        assert table.caption == "Table 1: Contributions to the pool"
        assert grid(table) == [
            ["Partner", "Staffing", "Cash", "Total"],
            ["Westshire Council", "£402,300", "£186,450", "£588,750"],
            ["Police and Crime Commissioner", "", "£84,000", "£84,000"],
            ["Probation Service", "£46,800", "", "£46,800"],
            ["Total", "£449,100", "£270,450", "£719,550"],
        ]

    def test_figures_at_the_middle_of_a_label_belong_to_the_lines_above_and_below(self) -> None:
        [table] = tables(
            "                             2018/19          2019/20          2020/21\n"
            " Number of children              164              141              118\n"
            " Rate per 100,000                324              277              231\n"
            " Change on the year\n"
            "                                -7.9            -14.0            -16.3\n"
            " before (%)\n"
        )

        assert grid(table)[2:] == [
            ["Rate per 100,000", "324", "277", "231"],
            ["Change on the year before (%)", "-7.9", "-14.0", "-16.3"],
        ]

    def test_lines_between_blank_lines_are_one_row_where_each_row_stands_between_them(self) -> None:
        [table] = tables(
            "Ref     Risk                                    Impact     Score      Change\n"
            "\n"
            "R1      Grant announced late                         3        12      None\n"
            "\n"
            "                                                                      Down from\n"
            "R2      Returns rejected                             3         9\n"
            "                                                                      12\n"
            "\n"
            "        Inspection in the year finds\n"
            "R3                                                   4        16      None\n"
            "        weak oversight\n"
        )

        assert grid(table)[2:] == [
            ["R2", "Returns rejected", "3", "9", "Down from 12"],
            ["R3", "Inspection in the year finds weak oversight", "4", "16", "None"],
        ]

    def test_a_label_over_rows_is_a_row_without_figures(self) -> None:
        [table] = tables(
            "Table 2: Outturn (£)\n"
            "Head                            Budget       Actual\n"
            "Spending\n"
            "Staffing and pensions          500,000      498,250\n"
            "Premises                        20,000       22,500\n"
            "Income\n"
            "Grants                         520,000      520,000\n"
        )

        assert [row[0] for row in grid(table)] == [
            "Head", "Spending", "Staffing and pensions", "Premises", "Income", "Grants"
        ]  # fmt: skip

    def test_a_label_beside_rows_whose_own_labels_come_again_covers_them(self) -> None:
        [table] = tables(
            "Indicator                        Area                  2017/18         2018/19\n"
            "First time entrants per          Westshire             412             371\n"
            "100,000                          Eastport              598             541\n"
            "                                 England               409             369\n"
            "Use of custody per               Westshire             0.31            0.28\n"
            "1,000                            Eastport              0.92            0.87\n"
            "                                 England               0.42            0.37\n"
        )

        assert [row[:2] for row in grid(table)[1:]] == [
            ["First time entrants per 100,000", "Westshire"],
            ["First time entrants per 100,000", "Eastport"],
            ["First time entrants per 100,000", "England"],
            ["Use of custody per 1,000", "Westshire"],
            ["Use of custody per 1,000", "Eastport"],
            ["Use of custody per 1,000", "England"],
        ]

    def test_a_table_that_runs_on_under_the_same_header_is_one_table(self) -> None:
        header = "Partner                Cash      In kind\n"
        [table] = tables(
            f"{header}Council               1,200        3,400\nPolice                  900          150\n"
            f"\f{header}Health                  800          200\nTotal                 2,900        3,750\n"
        )

        assert [row[0] for row in grid(table)] == ["Partner", "Council", "Police", "Health", "Total"]

    def test_one_row_under_a_title_that_counts_the_table_is_a_table(self) -> None:
        row = (
            "                  Diversion       Caution     Court order       All\n"
            "Per cent                32%           20%             48%      100%\n"
        )
        [table] = tables(f"Table 5: Share of outcomes\n{row}")

        assert grid(table)[1:] == [["Per cent", "32%", "20%", "48%", "100%"]]
        assert tables(row) == []


class TestHeaders:
    def test_labels_over_labels_span_those_that_they_begin_with(self) -> None:
        [table] = tables(
            "Partner                2019-20                                 2018-19\n"
            "                       Staffing       Cash        Total        Total\n"
            "Council                £40,300        £18,450     £58,750      £57,200\n"
            "Police                 £91,200                    £91,200      £90,000\n"
        )

        assert table.header_rows == 2
        assert table.column_labels() == [
            ("Partner",),
            ("2019-20", "Staffing"),
            ("2019-20", "Cash"),
            ("2019-20", "Total"),
            ("2018-19", "Total"),
        ]

    def test_ages_and_years_name_columns_for_all_that_they_are_figures(self) -> None:
        [ages] = tables(
            "Area                  10-13        14-15         16         17     All ages\n"
            "Westshire                21           49         77         51          198\n"
            "Eastport                 13           27         44         29          113\n"
        )
        [years] = tables(
            "                       2021         2022        2023\n"
            "Referral orders          43           40          38\n"
            "Custody                   3            2           1\n"
        )

        assert grid(ages)[0] == ["Area", "10-13", "14-15", "16", "17", "All ages"]
        assert grid(years)[0] == ["", "2021", "2022", "2023"]

    def test_the_line_right_above_is_the_title_and_stays_where_it_stands(self) -> None:
        document = read_text(
            b"Two services work together here and share one head.\n\n"
            b"Contributions 2019/20\n"
            b"Area                   Council       Police        Total\n\n"
            b"Westshire              528,000       74,200      602,200\n\n"
            b"Eastport               301,500       41,800      343,300\n",
            file="paper.txt",
        )
        [table] = [place.block for place in document.places() if isinstance(place.block, Table)]
        texts = [place.block.text for place in document.places() if isinstance(place.block, Heading | Paragraph)]

        assert table.caption == "Contributions 2019/20"
        assert grid(table)[0] == ["Area", "Council", "Police", "Total"]
        assert "Contributions 2019/20" in texts

    def test_the_heading_right_above_a_table_is_its_caption(self) -> None:
        [table] = tables(
            "Money of the partnership\n\n\n"
            "                         Budget        Actual\n"
            "Staffing                500,000       498,250\n"
            "Premises                 20,000        22,500\n"
        )

        assert table.caption == "Money of the partnership"


class TestDoubt:
    def test_labels_that_come_again_without_those_over_them_name_no_columns(self) -> None:
        text = (
            "                          Quarter 1         Quarter 2       Quarter 1        Quarter 2\n"
            "First time entrants              27                24              17               19\n"
            "Custodial sentences               2                 1               1                2\n"
        )

        assert all(table.header_rows != 1 for table in tables(text))

    def test_a_label_over_two_columns_of_figures_is_given_to_neither(self) -> None:
        text = (
            "Item                 Serial number and price of purchase       Form\n"
            "Keyboard             1771         £99       yes\n"
            "Stand                1772         £15       no\n"
        )

        assert tables(text) == []
