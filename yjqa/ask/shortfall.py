"""What a question names and its answer has nothing of: the other of two areas, a year, the number of a priority or risk."""

import re

from yjqa.ask.answer import Answer
from yjqa.ask.asked import Asked, Operation
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.kpis.wanted import same_country
from yjqa.extract.years import find_financial_years
from yjqa.records import BudgetLine, Kpi

_SETS_BESIDE = re.compile(
    r"\bthan\b|\bcompar\w+|\bdifference\b|\bversus\b|\bvs?\b|\bmore\b|\bless\b|\bgap\b|\b(?:bigg|larg|high|low|small)(?:er|est)\b",
    re.IGNORECASE,
)
"""Two things are set beside each other, so that one alone is no answer."""

_THINGS = (
    "priority",
    "objective",
    "outcome",
    "recommendation",
    "theme",
    "risk",
    "kpi",
    "indicator",
    "goal",
    "aim",
    "strand",
)
_NUMBERED = re.compile(rf"\b({'|'.join(_THINGS)})(?: no\.?| number)? (\d{{1,2}})\b(?![/%.,]?\d)", re.IGNORECASE)
_CODE = re.compile(r"\b(?!Q[1-4]\b|H[12]\b|Y\d|P\d+\b)[A-Z]{1,3}\d{1,3}\b")
"""The reference of a risk or measure; quarters and school years are none."""

_LEADING = re.compile(r"\W*(?:\w+: )?(\d{1,2})\b(?![/%,]\d)")

_BOTH: tuple[Operation, ...] = ("compare", "difference", "change", "share", "rank", "sum")

_UNANSWERED = 0.75
"""How often it is right that a figure for one of two is not given."""


def tell_shortfall(asked: Asked, answer: Answer, knowledge: Knowledge) -> Answer:
    """The answer with the areas and years that it leaves out said; not found where it was to set them beside each other."""
    if answer.found and (lost := _references(asked.text) - _references(_all_said(answer))):
        return _refused(answer, f"The papers do not say this of {' and '.join(sorted(lost))}. The nearest: ")
    areas, years = asked.scope.areas, asked.scope.years
    beside = asked.asks("compare", "difference", "rank") or _SETS_BESIDE.search(asked.text) is not None
    if not answer.found or not answer.records or (asked.scope.joint and not beside):
        return answer
    if not years and (other := _other_time(asked, answer, knowledge)):
        return _refused(answer, f"The papers do not give this for {other}. What they give: ")
    if len(areas) < 2 and len(years) < 2:
        return _told_joint(answer, areas[0].name, knowledge) if areas else answer
    figures = knowledge.kept(_figures_by_id)
    used = [figures[name] for name in answer.records if name in figures]
    if len(used) != len(answer.records):
        return answer
    lacking = [link.name for link in areas if not any(_is_of_area(figure, link.name) for figure in used)]
    lacking += [year for year in years if not any(_is_of_year(figure, year) for figure in used)]
    if not lacking or len(lacking) == len(areas) + len(years):
        return answer
    names = f"{', '.join(lacking[:-1])} or {lacking[-1]}" if len(lacking) > 1 else lacking[0]
    if years and not set(years) & set(lacking):
        names += f" in {' or '.join(years)}"
    if asked.asks(*_BOTH) or beside:
        return _refused(answer, f"The papers do not give this for {names}. What they give: ")
    return answer.model_copy(update={"text": f"{answer.text} The papers do not give it for {names}."})


def _other_time(asked: Asked, answer: Answer, knowledge: Knowledge) -> str | None:
    """The time that is asked for, where all the sums of an answer are of other years or of papers of other years."""
    times = [period for period in asked.scope.periods if period.start and period.end]
    figures = knowledge.kept(_figures_by_id)
    sums = [figure for name in answer.records if isinstance(figure := figures.get(name), BudgetLine)]
    if not times or not sums or len(sums) < len(answer.records):
        return None
    asked_years = {day.year for period in times for day in (period.start, period.end) if day}
    for line in sums:
        paper = knowledge.documents[line.source.document].date
        own = {int(line.financial_year[:4]), int(line.financial_year[:4]) + 1} if line.financial_year else set()
        said = {int(year) for year in re.findall(r"\b20\d\d\b", line.source.quote)}
        if asked_years & (own | said | ({paper.year} if paper else asked_years)):
            return None
    return times[0].raw.removeprefix("in ")


def _told_joint(answer: Answer, name: str, knowledge: Knowledge) -> Answer:
    """The answer with whose its figures are, where they are those of several areas together."""
    figures = knowledge.kept(_figures_by_id)
    owners = {figures[id_].area for id_ in answer.records if id_ in figures}
    joint = owners.pop() if len(owners) == 1 else None
    if joint is None or name not in joint.split(" and ") or joint == name:
        return answer
    return answer.model_copy(update={"text": f"{answer.text} That is for {joint} together."})


def _refused(answer: Answer, lead: str) -> Answer:
    """Not found, with what the answer says as the nearest."""
    return answer.model_copy(update={"found": False, "text": f"{lead}{answer.text}", "confidence": _UNANSWERED})


def _references(text: str) -> set[str]:
    """The numbers by which a text names things: "R6", "priority 4"."""
    numbered = {f"{match[1].lower()} {int(match[2])}" for match in _NUMBERED.finditer(text)}
    return numbered | {match[0] for match in _CODE.finditer(text)}


def _all_said(answer: Answer) -> str:
    """The words of an answer, of its sources and of the headings over them; the number of a heading or item counts as
    that of any thing.
    """
    rows = (str(value) for row in (answer.table.rows if answer.table else ()) for value in row)
    headings = [title for cited in answer.citations for title in cited.section]
    quotes = [cited.quote for cited in answer.citations]
    leading = [match[1] for text in (*quotes, *headings) if (match := _LEADING.match(text))]
    things = (f"{thing} {number}" for number in leading for thing in _THINGS)
    return "\n".join((answer.text, *rows, *quotes, *headings, *things))


def _figures_by_id(knowledge: Knowledge) -> dict[str, BudgetLine | Kpi]:
    figures: list[BudgetLine | Kpi] = [*knowledge.budgets, *knowledge.kpis]
    return {figure.id: figure for figure in figures}


def _is_of_area(figure: BudgetLine | Kpi, name: str) -> bool:
    """Whether a figure is of an area, alone or with others, or names it in its own words."""
    if figure.area is None or name in figure.area or figure.area in name or same_country(figure.area, name):
        return True
    own = (figure.party, figure.purpose) if isinstance(figure, BudgetLine) else (figure.indicator,)
    return any(name.lower() in text.lower() for text in (*own, figure.source.quote) if text)


def _is_of_year(figure: BudgetLine | Kpi, year: str) -> bool:
    """Whether a figure is of a financial year; one that no paper dates may be."""
    if isinstance(figure, BudgetLine):
        return figure.financial_year in (None, year) or _says(figure.source.quote, year)
    period = figure.period
    if period is None or not (period.start or period.end):
        return True
    calendar = {str(day.year) for day in (period.start, period.end) if day}
    return _says(period.raw, year) or bool(calendar & {year[:4], f"{year[:2]}{year[-2:]}"})


def _says(text: str, year: str) -> bool:
    return any(found.year == year for found in find_financial_years(text))
