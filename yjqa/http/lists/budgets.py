"""Money figures, as the papers print them."""

from operator import attrgetter
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from yjqa.compare.filters import read_budget_filter
from yjqa.http.lists.caching import RecordList
from yjqa.http.lists.examples import EXAMPLE_CURSOR, example_source
from yjqa.http.lists.filters import HasWords, IsAmong, IsAtLeast, IsAtMost, IsOfArea, IsOfParty, IsOfYear
from yjqa.http.lists.ordering import sorts_of
from yjqa.http.lists.paging import RecordPage
from yjqa.http.lists.queries import BY_SOURCE, Number, SourcedQuery, as_said, paper_of, sort_by
from yjqa.http.query_parameters import Texts
from yjqa.records import BudgetLine, Flow, MoneyKind, PartyKind

_Party = Annotated[PartyKind, BeforeValidator(as_said(lambda text: read_budget_filter(parties=[text]).parties[0]))]
_MoneyKind = Annotated[MoneyKind, BeforeValidator(as_said(lambda text: read_budget_filter(kinds=[text]).kinds[0]))]
_Flow = Annotated[Flow, BeforeValidator(as_said(lambda text: read_budget_filter(flows=[text]).flows[0]))]


_SORTS = sorts_of(BudgetLine, BY_SOURCE)


class BudgetQuery(SourcedQuery):
    """What the list of money figures can be asked."""

    sort: Texts = sort_by(_SORTS)
    area: Annotated[Texts, IsOfArea(), Field(description="an area, whatever its name is written like")] = ()
    financial_year: Annotated[Texts, IsOfYear(), Field(description="a financial year: 2019/20 or 2019-20")] = ()
    flow: Annotated[tuple[_Flow, ...], IsAmong(), Field(description="which way the money goes")] = ()
    party: Annotated[
        Texts,
        IsOfParty(),
        Field(description="words of the funder's name as printed; of the same kind of body where they say one"),
    ] = ()
    party_canonical: Annotated[
        tuple[_Party, ...], IsAmong(), Field(description="the kind of funder; the field's words for it are understood")
    ] = ()
    purpose: Annotated[Texts, HasWords(), Field(description="words of what it is for")] = ()
    recipient: Annotated[Texts, HasWords(), Field(description="words of who gets it")] = ()
    money_kind: Annotated[
        tuple[_MoneyKind, ...],
        IsAmong(),
        Field(description="the kind of money; the field's words for it are understood"),
    ] = ()
    column: Annotated[Texts, HasWords(), Field(description="words of the header of its column")] = ()
    is_total: Annotated[bool | None, IsAmong(), Field(description="whether the paper prints it as a total")] = None
    reconciles: Annotated[
        bool | None,
        IsAmong(),
        Field(description="whether a printed total is the sum of its parts, where that is known"),
    ] = None
    amount_min: Annotated[
        Number | None, IsAtLeast(attrgetter("amount")), Field(description="not less than, in pounds")
    ] = None
    amount_max: Annotated[
        Number | None, IsAtMost(attrgetter("amount")), Field(description="not more than, in pounds")
    ] = None


BUDGETS = RecordList(
    "budgets",
    BudgetLine,
    lambda library: library.records("budgets"),
    papers=paper_of,
    sorts=_SORTS,
)


class BudgetList(RecordPage[BudgetLine]):
    """A page of the money figures."""


EXAMPLE: dict[str, Any] = {
    "items": [
        {
            "id": "plan-2019-20:budget:0e41c7d5f3",
            "kind": "budget",
            "source": {
                **example_source("plan-2019-20", "Police | £120,000"),
                "table": {"label": "Contributions 2019/20", "row": 1, "column": 1},
            },
            "area": "Exampleshire",
            "financial_year": "2019/20",
            "flow": "contribution",
            "party": "Police",
            "party_canonical": "police",
            "purpose": None,
            "recipient": None,
            "money_kind": "cash",
            "column": "Cash",
            "amount": 120000,
            "is_total": False,
            "reconciles": None,
            "computed": None,
        }
    ],
    "total": 31,
    "next_cursor": EXAMPLE_CURSOR,
    "notes": [],
}
