"""What registers say of a risk: the details that a question may ask for, and the figures that risks are ranked by."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from yjqa.records import Risk

_OWNER = re.compile(r"\bwho\b[^?]*\b(?:owns?|responsible|leads?|manages?|holds?)\b|\bowners?\b|\bwhose\b", re.I)
SCORE = re.compile(r"\bscor\w+|\b(?:rated|rating|impact|likelihood|residual)\b", re.I)
CONTROLS = re.compile(
    r"\b(?:(?:being|is|are|been|we|they) (?:being )?(?:done|doing|do)|doing|done) about\b|\bbeing done\b|\bmitigat\w+|\bcontrols?\b|\bin place\b"
    r"|\b(?:tackl|address|manag|reduc|respond|deal|guard)\w* (?:\w+ ){0,2}risk|\brisk\b[^?]*\b(?:tackled|addressed|managed|reduced|controlled|dealt with|handled)\b",
    re.I,
)  # fmt: skip
_CAUSES = re.compile(r"\bcaus\w+|\bwhat (?:leads|led) to\b", re.I)
_CONSEQUENCES = re.compile(r"\bconsequences?\b|\beffects?\b|\bwhat (?:would|could|might) happen\b", re.I)


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing that a register says of a risk, and how a sentence says it."""

    name: str
    pattern: re.Pattern[str]
    of: Callable[[Risk], str | None]
    says: str
    lacks: str


def controls_of(risk: Risk) -> str | None:
    """What is done about a risk and what is still to be done."""
    return "; ".join(text for text in (risk.controls, risk.further_controls) if text) or None


def _score(risk: Risk) -> str | None:
    values = {"score": risk.score, "impact": risk.impact, "likelihood": risk.likelihood}
    return ", ".join(f"{name} {value}" for name, value in values.items() if value is not None) or None


def _residual(risk: Risk) -> str | None:
    values = {
        "residual score": risk.residual_score,
        "residual impact": risk.residual_impact,
        "residual likelihood": risk.residual_likelihood,
    }
    return ", ".join(f"{name} {value}" for name, value in values.items() if value is not None) or None


DETAILS = (
    Detail(
        "controls", CONTROLS, controls_of, "What is done about “{risk}” [1]: {detail} [2].", "what is done about it"
    ),
    Detail("owner", _OWNER, lambda risk: risk.owner, "{detail} [2] owns the risk “{risk}” [1].", "who owns it"),
    Detail("causes", _CAUSES, lambda risk: risk.causes, "The causes of “{risk}” [1]: {detail} [2].", "what causes it"),
    Detail(
        "consequences",
        _CONSEQUENCES,
        lambda risk: risk.consequences,
        "If “{risk}” [1]: {detail} [2].",
        "what follows from it",
    ),
    Detail(
        "residual score",
        re.compile(r"\bresidual\b", re.I),
        _residual,
        "The risk “{risk}” [1] is scored after what is done: {detail} [2].",
        "how it is scored after what is done",
    ),
    Detail("score", SCORE, _score, "The risk “{risk}” [1] is scored: {detail} [2].", "how it is scored"),
)


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure by which risks are ranked."""

    name: str
    pattern: re.Pattern[str]
    of: Callable[[Risk], int | str | None]


MEASURES = (
    Measure("residual impact", re.compile(r"\bresidual impact\b", re.I), lambda risk: risk.residual_impact),
    Measure("residual likelihood", re.compile(r"\bresidual likelihood\b", re.I), lambda risk: risk.residual_likelihood),
    Measure(
        "residual score",
        re.compile(r"\bresidual\b|\bafter (?:controls|mitigation)\b", re.I),
        lambda risk: risk.residual_score,
    ),
    Measure("impact", re.compile(r"\bimpact\b", re.I), lambda risk: risk.impact),
    Measure("likelihood", re.compile(r"\blikelihood\b|\b(?:most|least) likely\b", re.I), lambda risk: risk.likelihood),
    Measure("score", re.compile(r"\bscor\w+\b", re.I), lambda risk: risk.score),
)
"""The last one where the question names none."""

IMPACT_AND_LIKELIHOOD = Measure("impact and likelihood", re.compile(r"(?!)"), lambda risk: _both(risk))
"""What risks are ranked by where a register gives no score."""


def _both(risk: Risk) -> str | None:
    return f"{risk.impact} and {risk.likelihood}" if risk.impact is not None and risk.likelihood is not None else None
