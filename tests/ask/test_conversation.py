"""Follow-ups made whole, over two small papers."""

from collections.abc import Iterator

import pytest

from tests.ask.asking import library_of_texts
from yjqa.library import Library

PLAN = """# Westshire and Eastport Joint Youth Justice Plan 2021/22

Westshire County Council and Eastport City Council are partners in this plan. Westshire Youth Offending Service and
Eastport Youth Offending Service deliver it. Stepping Stones is a mentoring scheme; it works in Westshire.

## Performance

The custody rate for Westshire in 2020/21 was 0.12 per 1,000 and for Eastport it was 0.31 per 1,000. The rate for England was 0.2.

## Budget

| Partner | Westshire | Eastport |
|---|---|---|
| Police | £10,000 | £8,000 |
| Health | £4,000 | £2,000 |
"""

MINUTES = """# Westshire Youth Justice Board

Minutes of the meeting held on 5 March 2020

Present: Rob Hill (RH), Ann Poole (AP), Debbie Kay (DK)

1.1 ACTION: Ann Poole to write the knife crime briefing by 31 May 2020.

1.2 ACTION: Rob Hill to circulate the terms of reference by 30 June 2020.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    texts = {"plan-2021-22": PLAN, "minutes-2020-03-05": MINUTES}
    with library_of_texts(tmp_path_factory.mktemp("papers"), texts) as opened:
        yield opened


RATE = "What was the custody rate in Westshire in 2020/21?"
CASH = "How much cash does the police give Westshire in 2021/22?"
OWNED = "what actions does Rob Hill own"

FOLLOW_UPS = [
    # a part takes the place of the earlier one's
    ([RATE], "and Eastport?", "What was the custody rate in Eastport in 2020/21?"),
    ([RATE], "what about 2019/20", "What was the custody rate in Westshire in 2019/20?"),
    ([RATE], "for England?", "What was the custody rate in England in 2020/21?"),
    ([RATE], "and the year before?", "What was the custody rate in Westshire in 2019/20?"),
    ([RATE], "and how many in Eastport?", "What was the custody rate in Eastport in 2020/21?"),
    ([CASH], "no, in kind", "How much does the police give Westshire in 2021/22 in kind?"),
    ([CASH], "and health?", "How much cash does health give Westshire in 2021/22?"),
    ([OWNED], "and Ann Poole?", "What actions does Ann Poole own?"),
    ([OWNED], "and Ann Tovey?", "What actions does Ann Tovey own?"),
    ([OWNED], "and Zebedee Quorn?", "What actions does Zebedee Quorn own?"),
    (["Who owns the action on knife crime?"], "and on housing?", "Who owns the action on housing?"),
    (["How many calls to 999 are there a day?"], "And to 101?", "How many calls to 101 are there a day?"),
    (["How much is the drugs grant 2019/20?"], "and the housing one?", "How much is the housing grant 2019/20?"),
    (["How much is the drugs grant 2019/20?"], "and the target?", "What is the target for the drugs grant 2019/20?"),
    ([CASH], "what about health and probation?", "How much cash does health and probation give Westshire in 2021/22?"),
    (["What did we achieve on knife crime last year?"], "and on county lines?", "What did we achieve on county lines last year?"),
    (
        ["How much does the National Probation Service give Westshire in 2021/22?"],
        "and Eastport?",
        "How much does the National Probation Service give Eastport in 2021/22?",
    ),
    # a follow-up to a follow-up
    ([OWNED, "and Ann Poole?"], "what about Debbie Kay?", "What actions does Debbie Kay own?"),
    ([RATE, "and Eastport?"], "and the year before?", "What was the custody rate in Eastport in 2019/20?"),
    # a pronoun gets what was spoken of
    ([RATE], "how does that compare with England?", "How does the custody rate in Westshire in 2020/21 compare with England?"),
    ([RATE], "what was it by October?", "What was the custody rate in Westshire by October 2020?"),
    (["What is the Stepping Stones scheme?"], "how many has it helped?", "How many has the Stepping Stones scheme helped?"),
    (["What share of families joined Stepping Stones?"], "and its budget?", "What is Stepping Stones’ budget?"),
    ([OWNED], "which of those are overdue", "Which of the actions that Rob Hill owns are overdue?"),
    (["Who is on the IOM board?"], "what does that stand for", "What does IOM stand for?"),
    (["How many restorative justice referrals were there?"], "who runs it?", "Who runs restorative justice?"),
    (
        ["Which objectives in the plan are rated amber?"],
        "What is planned on the housing one?",
        "What is planned on the housing objective in the plan rated amber?",
    ),
    # a person is one whom the question or its answer names
    (["Does Ann Poole own the knife crime action?"], "what else has she got", "What else has Ann Poole got?"),
    (["Who owns the action on the knife crime briefing?"], "Does she own anything else?", "What other actions does Ann Poole own?"),
    # a question word alone
    (["Who owns the action on knife crime?"], "by when?", "By when is the action on knife crime due?"),
    (["Has the custody rate gone up?"], "why?", "Why has the custody rate gone up?"),
    (["When did the scheme close in Eastport?"], "why?", "Why did the scheme close in Eastport?"),
    # a question too short to have a subject
    ([OWNED], "any overdue?", "Which of the actions that Rob Hill owns are overdue?"),
    ([OWNED], "how many are there?", "How many actions that Rob Hill owns are there?"),
    ([OWNED], "only those due in May 2020", "What actions does Rob Hill own due in May 2020?"),
    (["Who owns the action on knife crime?"], "what's the deadline?", "What is the deadline for the action on knife crime?"),
    (["Compare Westshire and Eastport on custody"], "which is higher?", "Which of Westshire and Eastport on custody is higher?"),
    ([RATE], "and nationally?", "What was the national custody rate in 2020/21?"),
    ([RATE], "source?", RATE),
    ([CASH], "who gives the most?", "Who gives the most in Westshire?"),
    # what goes on keeps where and when
    (
        ["How many families did Stepping Stones help in Eastport?"],
        "and how many of the children offended?",
        "How many of the children offended, for Stepping Stones in Eastport?",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("history", "question", "whole"), FOLLOW_UPS)
def test_a_follow_up_is_asked_as_a_whole_question(
    history: list[str], question: str, whole: str, library: Library
) -> None:
    answer = library.ask(question, history)

    assert answer.resolved_question == whole
    assert answer.question == question


@pytest.mark.parametrize(
    "question",
    [
        "Who owns the action on knife crime?",
        "custody rate for Eastport 2020/21?",
        "AP actions pls",
        "By when is the briefing due, and who owns it?",
        "How many young people got help by the end of their order?",
        "Which partners say that they give cash?",
        "Does Ann Poole own the actions that she raised?",
        "Why do children find it hard to get help?",
        "Is Stepping Stones open, and whom does it serve?",
        "Which Eastport action has no date against it?",
        "Is the drugs grant or the housing one bigger?",
    ],
)
@pytest.mark.parametrize("earlier", [RATE, OWNED])
def test_a_question_with_a_subject_of_its_own_takes_nothing_from_those_before(
    question: str, earlier: str, library: Library
) -> None:
    assert library.ask(question, [earlier]).resolved_question == question


def test_what_a_pronoun_stands_for_is_said_to_be_unclear_where_nothing_settles_it(library: Library) -> None:
    answer = library.ask("what does she own?", ["How many risks are there?"])

    assert any("“she”" in note for note in answer.notes)


@pytest.mark.parametrize("words", ["that ", "the one ", "who owns it and ", "what about "])
def test_a_long_run_of_leaning_words_is_no_follow_up(words: str, library: Library) -> None:
    text = (words * 120)[:1_900].strip()

    assert library.ask(text, [RATE]).resolved_question == text
    assert library.ask("and Eastport?", [text]).resolved_question == "and Eastport?"
