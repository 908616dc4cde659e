"""The records: what a paper states, each with the place that proves it.

Field names are the public interface (command line, HTTP, exports): add, never rename.
"""

import datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

Money = Annotated[
    Decimal,
    Field(max_digits=100),  # "1e99999999" is nine characters, and would be written out as a hundred million
    PlainSerializer(
        lambda amount: int(amount) if amount == amount.to_integral_value() else float(amount),
        return_type=int | float,
        when_used="json",
    ),
]
"""An exact sum in pounds sterling; a JSON number outside."""

Figure = Money
"""An exact performance figure, in its unit; a JSON number outside."""

Rag = Literal["green", "amber", "red"]
Status = Literal["open", "complete"]
ObjectiveKind = Literal[
    "vision", "strategic_objective", "service_priority", "priority_for_action", "performance_priority", "recommendation"
]
Flow = Literal["contribution", "expenditure", "grant", "saving", "other"]
PartyKind = Literal["local_authority", "police", "pcc", "probation", "health", "yjb", "education", "other"]
MoneyKind = Literal["cash", "in_kind", "cash_and_kind", "staffing", "running", "other", "total"]
Indicator = Literal[
    "first_time_entrants",
    "reoffending_binary",
    "reoffences_per_reoffender",
    "reoffences_per_offender",
    "custody",
    "ete",
    "accommodation",
    "disposals",
    "workforce",
    "caseload",
    "other",
]
Unit = Literal["percent", "per_100000", "per_1000", "count", "ratio", "gbp", "hours", "other"]
MeetingKind = Literal["held", "future", "referred"]
CheckKind = Literal["total", "percentage", "disagreement", "date", "reference", "numbering", "score"]
DocumentKind = Literal["plan", "minutes", "pack", "report", "other"]


class Model(BaseModel):
    """What all models share: frozen, and no field that is not named here."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class TablePlace(Model):
    """A cell's place: the table's caption or first header, and its 0-based body row and column."""

    label: str | None = None
    row: int
    column: int | None = None


class Source(Model):
    """Where a record stands, and the exact words relied on.

    `page` is 1-based in the file and `page_label` is what is printed on it; `lines` are 1-based and inclusive;
    `bbox` is (x0, top, x1, bottom) in points on `page`.
    """

    document: str
    title: str
    page: int | None = None
    page_label: str | None = None
    section: tuple[str, ...] = ()
    paragraph: str | None = None
    lines: tuple[int, int] | None = None
    bbox: tuple[float, float, float, float] | None = None
    table: TablePlace | None = None
    quote: str

    def where(self) -> str:
        """The place in few words: document, page (its printed label first where it differs), paragraph or lines."""
        parts = [self.document]
        if self.page is not None:
            differs = self.page_label is not None and self.page_label != str(self.page)
            parts.append(f"p. {self.page_label} (page {self.page} of the file)" if differs else f"p. {self.page}")
        elif self.lines:
            first, last = self.lines
            parts.append(f"line {first}" if first == last else f"lines {first}-{last}")
        if self.paragraph:
            parts.append(f"para {self.paragraph}")
        elif self.page is None and not self.lines and self.section:
            parts.append(self.section[-1])
        return ", ".join(parts)


class Record(Model):
    """What every record has. `id` is given by `extract`, from the paper and the record's own words."""

    id: str = ""
    kind: str
    source: Source


class Owner(Model):
    """Who is to act: `raw` as printed, `name` the fullest form that the papers settle, `person` an id or `None`."""

    name: str
    raw: str
    person: str | None = None


class Due(Model):
    """When: `raw` as printed; `date` where one is meant (a month means its last day); how exact that date is."""

    raw: str
    date: datetime.date | None = None
    precision: Literal["day", "month", "quarter", "season", "year"] | None = None


class MeetingRef(Model):
    """The meeting at which an action was raised."""

    body: str | None = None
    date: datetime.date | None = None


class ActionReport(Model):
    """What one paper or meeting said of an action: one line of its history, oldest first."""

    date: datetime.date | None = None
    status: Status | None = None
    text: str
    source: Source


class Action(Record):
    """Something that somebody is to do, stated as such."""

    kind: Literal["action"] = "action"
    text: str
    owners: tuple[Owner, ...] = ()
    owners_raw: str | None = None
    due: Due | None = None
    status: Status = "open"
    status_stated: bool = False
    rag: Rag | None = None
    progress: str | None = None
    reference: str | None = None
    group: str | None = None
    objective: str | None = None
    benefit: str | None = None
    mentions: tuple[str, ...] = ()
    meeting: MeetingRef | None = None
    also: tuple[Source, ...] = ()
    history: tuple[ActionReport, ...] = ()
    notes: tuple[str, ...] = ()


class Objective(Record):
    """What a partnership means to achieve: a vision, an objective, a priority or a recommendation."""

    kind: Literal["objective"] = "objective"
    text: str
    objective_kind: ObjectiveKind
    area: str | None = None
    period: str | None = None
    progress: str | None = None
    rag: Rag | None = None
    forward_actions: tuple[str, ...] = ()
    also: tuple[Source, ...] = ()


class BudgetLine(Record):
    """One money figure, from a table's cell or a stated sum in prose.

    `recipient`: who gets it, where that is said beside `party`, the name of its row.
    """

    kind: Literal["budget"] = "budget"
    area: str | None = None
    financial_year: str | None = None
    flow: Flow = "other"
    party: str | None = None
    party_canonical: PartyKind = "other"
    purpose: str | None = None
    recipient: str | None = None
    money_kind: MoneyKind | None = None
    column: str | None = None
    amount: Money
    is_total: bool = False
    reconciles: bool | None = None
    computed: Money | None = None


class Period(Model):
    """A reporting period: `raw` as printed, first and last day where they are meant."""

    raw: str
    start: datetime.date | None = None
    end: datetime.date | None = None


class Kpi(Record):
    """One performance figure: a rate, a percentage, a count or a frequency."""

    kind: Literal["kpi"] = "kpi"
    indicator: str
    indicator_canonical: Indicator = "other"
    area: str | None = None
    value: Figure
    unit: Unit = "other"
    period: Period | None = None
    target: Figure | None = None
    comparator: bool = False


class Risk(Record):
    """One risk, from a register or a list of key risks."""

    kind: Literal["risk"] = "risk"
    risk: str
    causes: str | None = None
    consequences: str | None = None
    owner: str | None = None
    impact: int | str | None = None
    likelihood: int | str | None = None
    score: int | str | None = None
    controls: str | None = None
    further_controls: str | None = None
    residual_impact: int | str | None = None
    residual_likelihood: int | str | None = None
    residual_score: int | str | None = None
    also: tuple[Source, ...] = ()


class Person(Record):
    """Somebody whom the paper names. `initials` are those that the paper uses or settles for this person.

    `source` is the place that says what the person is, `also` others that say more of it; where none does, the first
    mention.
    """

    kind: Literal["person"] = "person"
    name: str
    title: str | None = None
    role: str | None = None
    organisation: str | None = None
    initials: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    also: tuple[Source, ...] = ()


class Meeting(Record):
    """A meeting that was held, is to come or is referred to."""

    kind: Literal["meeting"] = "meeting"
    body: str | None = None
    date: datetime.date | None = None
    time: str | None = None
    venue: str | None = None
    meeting_kind: MeetingKind = "referred"


class Acronym(Record):
    """An abbreviation with the expansion that the paper itself gives."""

    kind: Literal["acronym"] = "acronym"
    acronym: str
    expansion: str


class Finding(Model):
    """What does not agree: a total that is not its parts' sum, one figure given twice, a date that cannot be.

    `printed` and `computed`: what the paper prints and what follows from the rest of it, as people read them ("£636,113").
    `confidence`: 0 to 1, how sure it is that a careful reader would call it a mistake. `sources`: every place that is compared, the
    one with `printed` first.
    """

    id: str = ""
    kind: Literal["finding"] = "finding"
    check: CheckKind
    printed: str
    computed: str | None = None
    message: str
    confidence: float = Field(ge=0, le=1)
    sources: tuple[Source, ...] = Field(min_length=1)


class DocumentRecord(Model):
    """A paper that is held: what it is, where its file lies and how many records came of it."""

    id: str
    kind: Literal["document"] = "document"
    title: str
    document_kind: DocumentKind = "other"
    areas: tuple[str, ...] = ()
    period: str | None = None
    date: datetime.date | None = None
    pages: int | None = None
    sha256: str
    file: str
    records: dict[str, int] = Field(default_factory=dict)
    warnings: tuple[str, ...] = ()


AnyRecord = Annotated[
    Action | Objective | BudgetLine | Kpi | Risk | Person | Meeting | Acronym, Field(discriminator="kind")
]

RECORD_TYPES: dict[str, type[Record]] = {
    "actions": Action,
    "objectives": Objective,
    "budgets": BudgetLine,
    "kpis": Kpi,
    "risks": Risk,
    "people": Person,
    "meetings": Meeting,
    "acronyms": Acronym,
}
"""Each kind of record by the plural that commands and exports call it."""


def kind_of(plural: str) -> str:
    """The `kind` of the records that a plural names: "people" → "person"."""
    return str(RECORD_TYPES[plural].model_fields["kind"].default)
