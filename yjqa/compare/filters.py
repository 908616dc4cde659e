"""Which figures are compared: what people write after --area, --year, --party, --kind and --flow, as records have it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast, get_args

from yjqa.errors import InvalidRequest
from yjqa.extract.parties import party_kind
from yjqa.extract.terms import terms
from yjqa.extract.years import financial_year
from yjqa.records import Flow, MoneyKind, PartyKind


@dataclass(frozen=True, slots=True)
class BudgetFilter:
    """Which figures are compared; what is empty is not narrowed. `areas` are named as people name them."""

    areas: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    parties: tuple[PartyKind, ...] = ()
    kinds: tuple[MoneyKind, ...] = ()
    flows: tuple[Flow, ...] = ("contribution",)

    @property
    def compared_flows(self) -> tuple[Flow, ...]:
        """The flows, all there are where none is named."""
        return self.flows or get_args(Flow)


def read_budget_filter(
    *,
    areas: Iterable[str] = (),
    years: Iterable[str] = (),
    parties: Iterable[str] = (),
    kinds: Iterable[str] = (),
    flows: Iterable[str] = (),
) -> BudgetFilter:
    """The filter that words mean: "2019-20", "public health", "in kind". Raises `InvalidRequest` for what means nothing."""
    return BudgetFilter(
        areas=tuple(areas),
        years=tuple(map(read_year, years)),
        parties=tuple(map(_party, parties)),
        kinds=tuple(map(_money_kind, kinds)),
        flows=tuple(map(_flow, flows)) or ("contribution",),
    )


def read_year(text: str) -> str:
    """A financial year as records have it: "2019-20" → "2019/20". Raises `InvalidRequest`."""
    year = financial_year(text)
    if year is None:
        raise InvalidRequest(f"{text}: this is no financial year. Write it like 2019/20.")
    return year


def _party(text: str) -> PartyKind:
    key = _key(text)
    if key in get_args(PartyKind):
        return cast("PartyKind", key)
    kind = party_kind(text)
    if kind == "other":
        raise _unknown(text, "kind of funder", get_args(PartyKind))
    return kind


def _money_kind(text: str) -> MoneyKind:
    key = _key(text)
    if key not in get_args(MoneyKind):
        key = terms("money", "kind").foremost(text) or ""
    if key not in get_args(MoneyKind):
        raise _unknown(text, "kind of money", get_args(MoneyKind))
    return cast("MoneyKind", key)


def _flow(text: str) -> Flow:
    key = _key(text).removesuffix("s")
    if key not in get_args(Flow):
        raise _unknown(text, "flow of money", get_args(Flow))
    return cast("Flow", key)


def _key(text: str) -> str:
    return "_".join(text.lower().replace("-", " ").replace("&", "and").split())


def _unknown(text: str, what: str, known: Sequence[str]) -> InvalidRequest:
    return InvalidRequest(f"{text}: no such {what}. There are {', '.join(known)}.")
