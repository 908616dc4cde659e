"""A knowledge base that is not where it is looked for: said once, in place, and no other is made."""

import shutil
from pathlib import Path

import pytest

from tests.tui.conftest import Open
from yjqa.cli import main


async def test_a_knowledge_base_that_goes_is_told_once_and_is_waited_for(
    store: Path, tmp_path: Path, open_app: Open
) -> None:
    async with open_app(store=store, size=(80, 24)) as operator:
        store.rename(tmp_path / "away")

        await operator.press("f3")
        await operator.sees("The papers cannot be opened", "The knowledge base is gone:")
        assert not store.exists()
        assert not operator.app._notifications
        await operator.press("r")
        await operator.sees("The knowledge base is gone:")

        shutil.move(tmp_path / "away", store)
        await operator.press("r")

        await operator.sees("80 of 80 actions")


async def test_whoever_has_had_enough_of_waiting_quits(store: Path, tmp_path: Path, open_app: Open) -> None:
    async with open_app(store=store, size=(80, 24)) as operator:
        store.rename(tmp_path / "away")
        await operator.sees("The knowledge base is gone:")

        await operator.press("q")

        await operator.until(lambda: not operator.app.is_running)
    assert operator.app.return_code == 1


def test_no_knowledge_base_is_made_of_a_path_that_is_mistyped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["tui", "--store", str(tmp_path / "no" / "x")])

    assert stop.value.code == 2
    assert "there is no such folder" in " ".join(capsys.readouterr().err.split())
    assert not any(tmp_path.iterdir())
