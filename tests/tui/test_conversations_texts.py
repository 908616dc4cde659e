"""Conversations and answers as text that is saved, sent on or pasted."""

import datetime
import string
from collections.abc import Iterator

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tui.conversations.markdown import conversation_as_markdown
from tui.conversations.model import Conversation, Turn
from tui.conversations.plain_text import answer_as_text
from yjqa.ask.answer import Answer, AnswerTable, Citation, Interpretation

FILES = {"plan": "plan-2020.pdf"}

ANSWER = Answer(
    question="And the police?",
    resolved_question="How much did the police pay?",
    interpretation=Interpretation(intent="budget_look_up", filters={"party": ["police"]}),
    found=True,
    text="£12,000 [1]: Police, 2020/21.",
    citations=(Citation(n=1, document="plan", title="Plan", page=6, page_label="4", quote="Police\n £12,000"),),
    notes=("The total does not add up.",),
    confidence=0.9,
)

TABLE = AnswerTable(
    title="Contributions", columns=("party", "cash"), rows=(("Police | courts", "£12,000"), ("Health\tand care", None))
)

NASTY = (
    "# no heading", "- no item", "1. no item", "2) no item", "+ no item", "> no quote", "    no code", "\tno code", "```", "~~~", "===",
    "Text\n===", "Text\n---", "***", "<b>bold</b>", "<script>alert(1)</script>", "<!-- gone -->", "a &amp; b &lt; &#35; c", "*a* _b_ **c** ~~d~~ `e`",
    "[text](http://example.org)", "![picture](http://example.org/x.png)", "[1](http://example.org)", "[1]: http://example.org", "[1][2]",
    "http://example.org and https://example.org/a_b", "www.example.org", "example.org", "ann@example.org", "<http://example.org>", "a | b\n--- | ---\nc | d",
    "ends with \\", "C#", "closing #", "ends  \nwith blanks", "a\\*b", "A & B", "$x^2$", "[^1]", "FTP://example.org", "mailto:ann@example.org", "//example.org",
    "192.168.0.1", "2019. was a year", "-5%", "one\n\ntwo", "one\ntwo",
)  # fmt: skip


def conversation(*turns: Turn) -> Conversation:
    return Conversation(id="a" * 32, about="/srv/papers", turns=turns)


def asked(text: str, **changes: object) -> Turn:
    answer = ANSWER.model_copy(update={"text": text, "citations": (), "notes": (), **changes})
    return Turn(asked=datetime.datetime(2026, 3, 2, 9, 30).astimezone(), question="Why?", answer=answer)


def flat(text: str) -> str:
    return " ".join(text.split())


def tokens(markdown: str) -> Iterator[Token]:
    """What a reader of Markdown makes of it, the dialect that makes most of what looks like an address."""
    for token in MarkdownIt("gfm-like").parse(markdown):
        yield token
        yield from token.children or ()


def shown(markdown: str) -> list[str]:
    """The paragraphs, headings and cells as they are read."""
    return [
        flat("".join(" " if one.type in ("softbreak", "hardbreak") else one.content for one in token.children or ()))
        for token in MarkdownIt("gfm-like").parse(markdown)
        if token.type == "inline"
    ]


PLAIN = {
    "heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text", "hardbreak", "strong_open",
    "strong_close", "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close",
}  # fmt: skip


@pytest.mark.parametrize("text", NASTY)
def test_text_of_papers_stays_text_in_markdown(text: str) -> None:
    written = conversation_as_markdown(conversation(asked(text)), FILES)

    assert {token.type for token in tokens(written)} <= PLAIN
    assert flat(" ".join(shown(written))).count(flat(text)) == 1


def test_any_two_characters_stay_what_they_are_wherever_they_stand() -> None:
    for first in string.punctuation + "a1\n":
        text = "\n\n".join(f"{first}{second} a{first}{second}b {first}{second}" for second in string.punctuation + "a1")
        written = conversation_as_markdown(conversation(asked(text)), FILES)

        assert {token.type for token in tokens(written)} <= PLAIN, first
        assert flat(text) in flat(" ".join(shown(written)))


@pytest.mark.parametrize("text", ["a | b", "a \\| b", "ends with \\", "two\nlines", "*a* <b> [c](d)"])
def test_a_cell_of_an_answers_table_stays_one_cell(text: str) -> None:
    table = AnswerTable(title="", columns=("what", "how much"), rows=((text, "£1"),))
    written = conversation_as_markdown(conversation(asked("A table.", table=table)), FILES)

    assert [text for text in shown(written) if text][-5:-1] == ["what", "how much", flat(text), "£1"]


def test_a_conversation_is_written_with_all_that_proves_and_doubts_its_answers() -> None:
    first = Turn(asked=datetime.datetime(2026, 3, 2, 9, 30).astimezone(), question="And the police?", answer=ANSWER)
    failed = Turn(asked=first.asked, question="And the rest?", problem="The service does not answer.")
    broken_off = Turn(asked=first.asked, question="Who?")

    assert conversation_as_markdown(conversation(first, failed, broken_off), FILES) == (
        """# And the police?

Questions to the papers in /srv/papers, with the answers that they gave then.

## 1. And the police?

Asked on 2 March 2026, 09:30.

£12,000 [1]: Police, 2020/21.

**Note:** The total does not add up.

How it was taken: “How much did the police pay?” – money: police

### Sources

- [1] plan-2020.pdf, p. 4 (page 6 of the file): “Police £12,000”

## 2. And the rest?

Asked on 2 March 2026, 09:30.

No answer: The service does not answer.

## 3. Who?

Asked on 2 March 2026, 09:30.

It was not answered.
"""
    )


def test_figures_stand_under_each_other_in_a_markdown_table() -> None:
    written = conversation_as_markdown(conversation(asked("A table.", table=TABLE)), FILES)

    assert "| party | cash |\n| --- | ---: |\n| Police \\| courts | £12,000 |\n| Health and care |  |\n" in written


def test_an_answer_is_copied_with_how_it_was_taken_its_doubts_and_the_words_of_its_sources() -> None:
    assert answer_as_text(ANSWER, FILES) == (
        """And the police?
(How it was taken: “How much did the police pay?” – money: police)

£12,000 [1]: Police, 2020/21.

Note: The total does not add up.

Sources
[1] plan-2020.pdf, p. 4 (page 6 of the file): “Police £12,000”
"""
    )


def test_a_copied_table_has_a_tab_between_cells_and_its_sources_are_places() -> None:
    copied = answer_as_text(ANSWER.model_copy(update={"table": TABLE, "notes": ()}), FILES)

    assert "Contributions\nparty\tcash\nPolice | courts\t£12,000\nHealth and care\t\n" in copied
    assert copied.endswith("Sources\n[1] plan-2020.pdf, p. 4 (page 6 of the file)\n")


def test_nothing_that_a_terminal_would_obey_is_written_or_copied() -> None:
    turn = asked("rate\x1b[2J 0.12\u202e")

    assert "\x1b" not in conversation_as_markdown(conversation(turn), FILES)
    assert turn.answer is not None
    assert not {"\x1b", "\u202e"} & set(answer_as_text(turn.answer, FILES))
