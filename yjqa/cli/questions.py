"""Questions: one, a file of them, one after another, and those whose answers are known."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from yjqa.cli.opening import files_by_id, opened_library
from yjqa.cli.options import SessionOption, StoreOption
from yjqa.errors import InvalidRequest

if TYPE_CHECKING:
    from yjqa.ask.answer import Answer
    from yjqa.library import Library


def ask(
    question: Annotated[str | None, typer.Argument(help="The question, in plain words.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one answer object.")] = False,
    batch: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help='Answer a file of JSON Lines {"id", "question", "history"}, one object a line; - is standard input.',
        ),
    ] = None,
    session: SessionOption = None,
    new: Annotated[bool, typer.Option("--new", help="Begin the conversation afresh.")] = False,
    store: StoreOption = None,
) -> None:
    """Answer a question from the papers, with the place that proves it.

    Exit status 0 also where the papers do not say; 1 if lines of a batch could not be answered.
    """
    if (question is None) == (batch is None):
        raise InvalidRequest("Give one question, or --batch FILE.")
    if new and session is None:
        raise InvalidRequest("--new goes with --session NAME.")
    with opened_library(store) as library:
        files = files_by_id(library)
        if batch is not None:
            from yjqa.cli_chat import answer_batch

            if answer_batch(library, batch):
                raise typer.Exit(1)
            return
        assert question is not None
        answer = _ask_in_session(library, question, session, new) if session else library.ask(question)
    if as_json:
        print(answer.model_dump_json(indent=2))
        return
    from yjqa.cli_answers import print_answer

    print_answer(answer, files)


def _ask_in_session(library: "Library", question: str, name: str, new: bool) -> "Answer":
    """The answer with what the conversation of that name has before it, and the question kept there."""
    from yjqa.sessions import Sessions

    sessions = Sessions(library.settings.store)
    earlier = [] if new else sessions.questions(name)
    answer = library.ask(question, earlier)
    sessions.keep(name, [*earlier, answer.question])
    return answer


def chat(
    session: SessionOption = None,
    new: Annotated[bool, typer.Option("--new", help="Begin the conversation afresh.")] = False,
    store: StoreOption = None,
) -> None:
    """Answer question after question, typed or piped; /help lists what else can be typed."""
    from yjqa.cli_chat import chat as answer_lines
    from yjqa.sessions import Sessions

    with opened_library(store) as library:
        files_by_id(library)
        sessions = Sessions(library.settings.store)
        earlier = sessions.questions(session) if session and not new else []
        answer_lines(library, earlier, lambda questions: sessions.keep(session, questions) if session else None)


def evaluate(
    questions: Annotated[
        Path, typer.Argument(metavar="QUESTIONS.jsonl", help="Questions with what their answers must show, one a line.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as one JSON object.")] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", help="List the questions that were not answered rightly.")
    ] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Keep the answers as JSON Lines.")
    ] = None,
    store: StoreOption = None,
) -> None:
    """Ask a file of questions with known answers, and report how many were answered rightly."""
    from yjqa.cli_report import print_evaluation, print_miss
    from yjqa.evaluation import Evaluation, evaluate, read_questions, report_as_json

    known = read_questions(questions)
    verdicts = []
    with opened_library(store) as library:
        files_by_id(library)
        for verdict in evaluate(library, known):
            verdicts.append(verdict)
            if verbose and not as_json and not verdict.right:
                print_miss(verdict)
    if output is not None:
        from yjqa.cli_exports import write_file

        write_file(
            output, "".join(f"{v.answer.model_dump_json()}\n" for v in verdicts if v.answer is not None).encode()
        )
    if as_json:
        print(report_as_json(Evaluation(tuple(verdicts))))
    else:
        print_evaluation(Evaluation(tuple(verdicts)))
