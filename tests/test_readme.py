"""What README shows is what the program prints."""

import re
import shlex
from pathlib import Path

import pytest

from yjqa.cli import main

README = Path(__file__).parent.parent / "README.md"
EXAMPLES = re.findall(r"```console\n\$ (yjqa [^\n]+)\n(.*?)```", README.read_text("utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def store(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample corpus, in the one store that the examples use in turn."""
    folder = tmp_path_factory.mktemp("readme") / "store"
    with pytest.raises(SystemExit):
        main(["ingest", str(corpus), "--store", str(folder)])
    return folder


@pytest.mark.parametrize(("command", "shown"), EXAMPLES)
def test_an_example_in_the_readme_prints_what_it_says(
    command: str, shown: str, store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YJQA_STORE", str(store))
    monkeypatch.setenv("COLUMNS", "100")
    capsys.readouterr()

    with pytest.raises(SystemExit):
        main(shlex.split(command)[1:])

    printed = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    assert [line for line in printed if line] == [line for line in shown.splitlines() if line]


def test_the_readme_shows_an_answer_and_the_two_commands() -> None:
    first_screen = README.read_text("utf-8")[:2_500]

    assert EXAMPLES
    assert "make demo" in first_screen
    assert "make test" in first_screen
    assert EXAMPLES[0][0] in first_screen
