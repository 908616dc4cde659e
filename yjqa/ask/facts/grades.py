"""Questions over tables of grades: which rows bear a grade, how one was graded, and which area did better on it."""

import re
from collections.abc import Sequence

from yjqa.ask.answer import AnswerTable, asked_answer
from yjqa.ask.asked import Asked
from yjqa.ask.facts.grade_tables import Grade, GradedRow, GradeTable, grade_tables
from yjqa.ask.facts.idle import idle_words
from yjqa.ask.facts.tabling import clip
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.proposal import Proposal
from yjqa.ask.words import Term, stems_of

_WHICH = re.compile(r"^\W*(?:and |so )?(?:which|what|how many|list|name)\b", re.I)
_NOT = re.compile(r"\b(?:not|n['’]t|fail(?:s|ed)? to|without|miss(?:ed)?)\b|n['’]?t\b", re.I)
_BETTER = re.compile(r"\b(?:better|best|worse|worst|higher|stronger|weaker|compar\w+|versus|vs?|differ\w*)\b", re.I)
_GRADING = re.compile(r"\b(?:rated?|rating|graded?|grading|judge?ments?|judged|assess\w*|do|did|perform\w*|scored?|meet|met|got|get)\b", re.I)  # fmt: skip
_ROW_SHARE = 0.75
"""Share of the words that name a row which its label must have."""

_ACCOUNTED = 0.85
"""Share of all the words that the table and its row must have."""

_FEW = 3


def propose(asked: Asked, knowledge: Knowledge) -> Proposal | None:
    """What a table of grades says; `None` where none is asked about."""
    if asked.scope.unknown_areas or (not _GRADING.search(asked.text) and not _BETTER.search(asked.text)):
        return None
    terms = [term for term in asked.terms if term.word.text.lower() not in idle_words("grades")]
    found = [
        proposal
        for table in grade_tables(knowledge)
        if asked.scope.holds_document(table.document) and (proposal := _of_table(asked, terms, table, knowledge))
    ]
    return max(found, key=lambda proposal: proposal.fit, default=None)


def _of_table(asked: Asked, terms: Sequence[Term], table: GradeTable, knowledge: Knowledge) -> Proposal | None:
    columns = _columns(asked, table)
    if columns is None:
        return None
    lexicon = knowledge.lexicon
    graded = _named_grade(terms, table)
    rest = [term for term in terms if graded is None or not term.stands_in(graded.stems)]
    naming = [term for term in rest if not term.stands_in(table.over)]
    rows = [row for row in table.rows if naming and lexicon.share(naming, stems_of(row.label)) >= _ROW_SHARE]
    if not naming and rest and graded is not None and _WHICH.search(asked.text):
        return _with_grade(asked, table, columns, graded)
    if len(rows) == 1 and lexicon.share(terms, stems_of(rows[0].label) | table.over | _words(graded)) >= _ACCOUNTED:
        return _of_row(asked, rows[0], columns)
    return None


def _words(grade: Grade | None) -> frozenset[str]:
    return grade.stems if grade else frozenset()


def _columns(asked: Asked, table: GradeTable) -> tuple[str, ...] | None:
    """The columns that the question's areas mean: all where it names none, `None` where the table has not those."""
    areas = [link.name for link in asked.scope.areas]
    named = tuple(column for column in table.columns if any(area.lower() in column.lower() for area in areas))
    if areas and not named:
        return table.columns if len(table.columns) == 1 else None
    return named or table.columns


def _named_grade(terms: Sequence[Term], table: GradeTable) -> Grade | None:
    """The grade of the table that the question's words say: of several the one with the most words."""
    grades = [grade for row in table.rows for grade in row.grades if grade.stems]
    said = [grade for grade in grades if all(any(term.stands_in({one}) for term in terms) for one in grade.stems)]
    return max(said, key=lambda grade: (len(grade.stems), not grade.negative), default=None)


def _with_grade(asked: Asked, table: GradeTable, columns: Sequence[str], wanted: Grade) -> Proposal | None:
    """The rows that bear exactly the grade, or all others where the question turns it round."""
    turned = bool(_NOT.search(asked.text))
    printed = any(grade.negative and grade.stems == wanted.stems for row in table.rows for grade in row.grades)

    def bears(grade: Grade) -> bool:
        if turned and printed:
            return grade.negative and grade.stems == wanted.stems
        same = grade.stems == wanted.stems and not grade.negative
        return same != turned

    found = [
        (row, kept)
        for row in table.rows
        if (kept := [grade for grade in row.grades if grade.column in columns and bears(grade)])
    ]
    label = f"{'not ' if turned else ''}{wanted.text}"
    filters: dict[str, str | list[str] | bool] = {"grade": label, "column": list(columns)}
    if not found:
        rows = [row for row in table.rows if any(grade.column in columns for grade in row.grades)]
        sentence = f"None of the {len(rows)} rows of the table is graded {label}; the first is “{clip(rows[0].label)}”: {_told(rows[0], columns)} [1]."  # fmt: skip
        return _answer(asked, "grades", sentence, rows[:1], filters, found=False, fit=0.8)
    if len(found) <= _FEW:
        parts = [f"{clip(row.label, 160)}: {_several(kept)} [{n}]" for n, (row, kept) in enumerate(found, start=1)]
        return _answer(
            asked, "grades", f"{'; '.join(parts)}.", [row for row, _ in found], filters, found=True, fit=0.95
        )
    rows = [row for row, _ in found]
    lines = tuple((clip(row.label, 160), _several(kept), f"[{n}]") for n, (row, kept) in enumerate(found, start=1))
    shown = AnswerTable(title="Grades", columns=(table.thing or "what", "grade", "source"), rows=lines)
    sentence = f"{len(found)} rows of the table are graded so [1]–[{len(found)}], listed below."
    return _answer(asked, "grades", sentence, rows, filters, found=True, fit=0.95, table=shown)


def _of_row(asked: Asked, row: GradedRow, columns: Sequence[str]) -> Proposal | None:
    """How one thing was graded; where several areas are asked about, which did better."""
    kept = [grade for grade in row.grades if grade.column in columns]
    if not kept:
        return None
    ranked = sorted((grade for grade in kept if grade.height is not None), key=lambda grade: -(grade.height or 0))
    better = len(ranked) == len(kept) > 1 and bool(_BETTER.search(asked.text))
    if better and ranked[0].height != ranked[-1].height:
        sentence = f"{ranked[0].column} did better on {clip(row.label, 160)}: {_several(ranked)} [1]."
    elif better:
        sentence = f"They were graded alike on {clip(row.label, 160)}: {_several(kept)} [1]."
    else:
        sentence = f"{clip(row.label, 160)}: {_several(kept)} [1]."
    filters: dict[str, str | list[str] | bool] = {"row": clip(row.label, 80), "column": list(columns)}
    return _answer(asked, "grade", sentence, [row], filters, found=True, fit=0.85)


def _several(grades: Sequence[Grade]) -> str:
    return ", ".join(f"{grade.column}: {grade.text}" if grade.column else grade.text for grade in grades)


def _told(row: GradedRow, columns: Sequence[str]) -> str:
    return _several([grade for grade in row.grades if grade.column in columns])


def _answer(
    asked: Asked,
    intent: str,
    sentence: str,
    rows: Sequence[GradedRow],
    filters: dict[str, str | list[str] | bool],
    *,
    found: bool,
    fit: float,
    table: AnswerTable | None = None,
) -> Proposal:
    answer = asked_answer(
        asked.text, intent, sentence, found=found, sources=[row.source for row in rows], filters=filters, table=table,
        notes=asked.scope.notes, confidence=0.88 if found else 0.75,
    )  # fmt: skip
    return Proposal(answer, fit)
