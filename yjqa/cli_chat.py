"""Question after question: the lines of a file, of a pipe or of somebody who types."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from yjqa.cli_answers import print_answer, print_sources
from yjqa.cli_tables import printable
from yjqa.errors import InvalidRequest, YjqaError

if TYPE_CHECKING:
    from yjqa.ask.answer import Answer
    from yjqa.library import Library

HELP = """Type a question; a follow-up may lean on those before it ("and the year before?", "who owns that?").
/new      begin a new conversation
/sources  show the sources of the last answer with their words
/help     show this
/quit     leave (so does the end of input)"""


def answer_batch(library: "Library", file: Path) -> int:
    """Answers JSON Lines, one object a line, in order, each as soon as it is there; how many lines were none.

    A line that cannot be answered is told of on standard error; the others are answered.
    """
    bad = 0
    for number, line in enumerate(_lines(file), start=1):
        if not line.strip():
            continue
        try:
            print(_answered(library, line).model_dump_json(), flush=True)
        except InvalidRequest as error:
            bad += 1
            print(f"yjqa: {file}: line {number}: {error}", file=sys.stderr)
    return bad


def _lines(file: Path) -> Iterator[bytes]:
    """The lines of a file, or of standard input where it is called `-`."""
    try:
        if str(file) == "-":
            yield from sys.stdin.buffer
            return
        with file.open("rb") as stream:
            yield from stream
    except OSError as error:
        raise InvalidRequest(f"{file}: cannot be read ({error}).") from error


def _answered(library: "Library", line: bytes) -> "Answer":
    try:
        entry = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InvalidRequest(f"this is no UTF-8 text ({error}).") from error
    except (ValueError, RecursionError) as error:
        raise InvalidRequest(f"this is no JSON ({error}).") from error
    if not isinstance(entry, dict) or not isinstance(entry.get("question"), str):
        raise InvalidRequest('this is not {"id", "question", "history"} with a question in words.')
    history = entry.get("history") or []
    if not isinstance(history, list) or not all(isinstance(question, str) for question in history):
        raise InvalidRequest("“history” is no list of earlier questions in words.")
    if not isinstance(entry.get("id"), str | int | None):
        raise InvalidRequest("“id” is neither text nor a whole number.")
    return library.ask(entry["question"], history).model_copy(update={"id": entry.get("id")})


def chat(
    library: "Library", earlier: Sequence[str], keep: Callable[[list[str]], None], typed: TextIO | None = None
) -> None:
    """Answers line after line until the input ends. `earlier`: the conversation so far; `keep` is given it as it grows."""
    stream = typed or sys.stdin
    questions = list(earlier)
    files = {record.id: record.file for record in library.documents()}
    last: Answer | None = None
    for line in _prompted(questions) if stream.isatty() else stream:
        text = line.strip()
        match text.split()[0].lower() if text else "":
            case "":
                continue
            case "/quit" | "/exit" | "/q":
                return
            case "/help" | "/?":
                print(HELP)
            case "/new":
                questions, last = [], None
                keep(questions)
                print("A new conversation.")
            case "/sources":
                if last is None:
                    print("There is no answer yet.")
                else:
                    print_sources(last, files, words=True)
            case command if command.startswith("/"):
                print(f"{printable(command)}: no such command. /help lists them.")
            case _:
                if not stream.isatty():
                    print(f"> {printable(text)}")
                answer = _answer_line(library, text, questions, files)
                if answer is not None:
                    last = answer
                    questions.append(answer.question)
                    keep(questions)
        sys.stdout.flush()


def _answer_line(library: "Library", text: str, questions: Sequence[str], files: Mapping[str, str]) -> "Answer | None":
    """Answers one question; one that cannot be answered is told of, and the conversation goes on."""
    try:
        answer = library.ask(text, questions)
    except YjqaError as error:
        print(f"yjqa: {error}")
        return None
    except KeyboardInterrupt:
        print("\nStopped; ask something else, or /quit.")
        return None
    print_answer(answer, files, words=False)
    print()
    return answer


def _prompted(earlier: Iterable[str]) -> Iterator[str]:
    """The lines that somebody types; with a line editor and the earlier questions in its history, where there is one."""
    with suppress(ImportError):  # not on every system
        import readline

        for question in earlier:
            readline.add_history(question)
    print("Ask about the papers; /help says what else there is.")
    while True:
        try:
            yield input("> ")
        except (EOFError, KeyboardInterrupt):
            print()
            return
