"""What there are figures of: budgets and performance, each with its rows, what it can be narrowed to, and how it is compared."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast, get_args

from tui.figures.asked import Asked
from tui.figures.offered import Item, Offered, Room, Section, pairs_of
from yjqa.compare.naming import FLOWS, KINDS, PARTIES
from yjqa.records import Flow, MoneyKind, PartyKind

if TYPE_CHECKING:
    from tui.backend.protocol import Backend
    from yjqa.compare.comparison import By, Comparison
    from yjqa.compare.keys import BudgetBy
    from yjqa.compare.kpis import KpiBy

BESIDE = "show:comparators"
"""The item that has what areas are set against shown too."""

SubjectName = Literal["budgets", "performance"]


@dataclass(frozen=True)
class Subject:
    """A kind of figures. `key` goes to it; `times` and `items` are what the things are called that it can be narrowed to.

    `room`: how much is shown while no areas are chosen. `offered`: what there is to choose from. `compare`: the table. The last two take
    their time and raise `YjqaError`.
    """

    name: SubjectName
    key: str
    title: str
    rows: "tuple[By, ...]"
    times: str
    items: str
    room: Callable[[Asked], Room]
    offered: "Callable[[Backend, Asked], Offered]"
    compare: "Callable[[Backend, Asked], Comparison]"


def _budgets_room(asked: Asked) -> Room:
    return {"area": Room(20, 8, 160), "year": Room(6, 20, 120)}.get(asked.by, Room(3, 8, 8))


def _budgets_offered(backend: "Backend", asked: Asked) -> Offered:
    """Areas and years of the flows that are chosen, all funders and kinds of money that are there, and all flows."""
    from yjqa.compare.filters import BudgetFilter

    whole = backend.compare_budgets(BudgetFilter(flows=_flows(asked)), "party")
    parties = {row.key for row in whole.rows if not row.is_total}
    kinds = {row.kind for row in whole.rows if not row.is_total}
    funders = {**PARTIES, "other": "Others"}
    sections = (
        Section(
            "Flows of money (contributions, if none is ticked)",
            tuple(Item(f"flow:{flow}", FLOWS[flow]) for flow in get_args(Flow)),
        ),
        Section("Funders", tuple(Item(f"party:{key}", name) for key, name in funders.items() if key in parties)),
        Section(
            "Kinds of money", tuple(Item(f"kind:{kind}", KINDS[kind]) for kind in get_args(MoneyKind) if kind in kinds)
        ),
    )
    return Offered(pairs_of(whole.columns), tuple(section for section in sections if section.items))


def _compare_budgets(backend: "Backend", asked: Asked) -> "Comparison":
    from yjqa.compare.filters import BudgetFilter

    wanted = BudgetFilter(
        areas=asked.areas,
        years=asked.times,
        parties=cast("tuple[PartyKind, ...]", asked.items_of("party")),
        kinds=cast("tuple[MoneyKind, ...]", asked.items_of("kind")),
        flows=_flows(asked),
    )
    return backend.compare_budgets(wanted, cast("BudgetBy", asked.by))


def _flows(asked: Asked) -> tuple[Flow, ...]:
    return cast("tuple[Flow, ...]", asked.items_of("flow")) or ("contribution",)


def _performance_room(asked: Asked) -> Room:
    """Of chosen indicators there are more areas."""
    if asked.items_of("indicator"):
        return {"area": Room(30, 10, 300), "year": Room(6, 30, 180)}.get(asked.by, Room(3, 8, 8))
    return Room(3, 8, 24) if asked.by != "indicator" else Room(3, 8, 8)


def _performance_offered(backend: "Backend", asked: Asked) -> Offered:
    """Areas and periods that any figure is of, and all indicators, whatever is chosen."""
    from yjqa.compare.kpi_filter import KpiFilter

    whole = backend.compare_kpis(KpiFilter(comparators=False), "indicator")
    names = dict.fromkeys(row.label for row in whole.rows)
    sections = (
        Section("Indicators", tuple(Item(f"indicator:{name}", name) for name in names)),
        Section("Beside the areas", (Item(BESIDE, "Family, region and nation"),)),
    )
    return Offered(pairs_of(whole.columns), sections if names else ())


def _compare_performance(backend: "Backend", asked: Asked) -> "Comparison":
    from yjqa.compare.kpi_filter import KpiFilter

    wanted = KpiFilter(
        indicators=asked.items_of("indicator"),
        areas=asked.areas,
        periods=asked.times,
        comparators=BESIDE in asked.items,
    )
    return backend.compare_kpis(wanted, cast("KpiBy", asked.by))


SUBJECTS: tuple[Subject, ...] = (
    Subject(
        "budgets", "b", "Budgets", ("party", "kind", "area", "year"), "years", "funders",
        _budgets_room, _budgets_offered, _compare_budgets,
    ),
    Subject(
        "performance", "p", "Performance", ("indicator", "area", "year"), "periods", "indicators",
        _performance_room, _performance_offered, _compare_performance,
    ),
)  # fmt: skip
"""The kinds of figures in the order in which they are offered."""
