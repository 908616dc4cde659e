"""Files that can be made again: whole or not there."""

from pathlib import Path

import pytest

from yjqa.index.keeping import keep, kept


def _write(text: str, folder: Path) -> None:
    keep(folder, "thing.bin", {"of": text}, lambda file: file.write_text(text, "utf-8") and None)


def test_what_was_kept_is_given_with_what_was_noted(tmp_path: Path) -> None:
    _write("one", tmp_path)

    found = kept(tmp_path, "thing.bin")

    assert found is not None
    assert (found.file.read_text("utf-8"), found.facts) == ("one", {"of": "one"})


def test_the_newer_takes_the_place_of_the_older(tmp_path: Path) -> None:
    _write("one", tmp_path)
    _write("two", tmp_path)

    found = kept(tmp_path, "thing.bin")

    assert found is not None
    assert found.facts == {"of": "two"}
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("content", [b"", b"on", b"onE"])
def test_a_file_that_is_not_as_it_was_written_is_not_given(tmp_path: Path, content: bytes) -> None:
    _write("one", tmp_path)
    (file,) = tmp_path.glob("thing-*.bin")

    file.write_bytes(content)

    assert kept(tmp_path, "thing.bin") is None


@pytest.mark.parametrize("note", ["", "[]", "{}", "null", '{"sha256": 3}'])
def test_a_note_that_is_nonsense_is_none(tmp_path: Path, note: str) -> None:
    _write("one", tmp_path)
    (tmp_path / "thing.bin.json").write_text(note, "utf-8")

    assert kept(tmp_path, "thing.bin") is None


def test_a_write_that_fails_leaves_the_older_file(tmp_path: Path) -> None:
    _write("one", tmp_path)

    def fail(file: Path) -> None:
        file.write_text("tw", "utf-8")
        raise OSError

    with pytest.raises(OSError):
        keep(tmp_path, "thing.bin", {}, fail)

    found = kept(tmp_path, "thing.bin")
    assert found is not None
    assert found.facts == {"of": "one"}
