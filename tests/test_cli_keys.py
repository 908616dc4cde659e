"""API keys through the command line."""

import datetime
import json
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

KEY = re.compile(r"yjqa_[0-9a-f]{8}_[0-9a-f]{64}\n")


def _run(store: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "yjqa.cli", "keys", *arguments, "--store", str(store)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8")


def _listed(store: Path) -> list[dict[str, str | None]]:
    run = _run(store, "list", "--json")
    assert run.returncode == 0, run.stderr
    return list(json.loads(run.stdout))


def test_a_new_key_is_alone_on_standard_output_and_its_text_is_kept_nowhere(tmp_path: Path) -> None:
    run = _run(tmp_path, "create", "Finance sheet")
    key = run.stdout.strip()

    assert run.returncode == 0
    assert KEY.fullmatch(run.stdout)
    assert "Finance sheet" in run.stderr and key not in run.stderr
    secret = key.rsplit("_", 1)[1]
    assert secret not in _run(tmp_path, "list").stdout + _run(tmp_path, "list", "--json").stdout
    for file in tmp_path.iterdir():
        assert secret.encode() not in file.read_bytes(), file


def test_two_keys_have_nothing_in_common(tmp_path: Path) -> None:
    first, second = (_run(tmp_path, "create", name).stdout.strip().split("_") for name in ("one", "two"))

    assert first[1] != second[1] and first[2] != second[2]


def test_keys_are_listed_with_role_and_last_day_and_have_read_rights_unless_said(tmp_path: Path) -> None:
    last_day = datetime.datetime.now(datetime.UTC).date()
    _run(tmp_path, "create", "sheet")
    _run(tmp_path, "create", "uploads", "--role", "write", "--expires", str(last_day))

    sheet, uploads = _listed(tmp_path)

    assert (sheet["name"], sheet["role"], sheet["state"]) == ("sheet", "read", "live")
    assert (sheet["expires"], sheet["last_used"]) == (None, None)
    assert (uploads["role"], uploads["state"]) == ("write", "live")
    assert str(uploads["expires"]).startswith(str(last_day))
    table = _run(tmp_path, "list").stdout
    assert "sheet" in table and "uploads" in table and str(last_day) in table


@pytest.mark.parametrize("by", ["id", "name"])
def test_a_key_is_revoked_by_id_or_name_and_stays_so(tmp_path: Path, by: str) -> None:
    _run(tmp_path, "create", "sheet")
    wanted = str(_listed(tmp_path)[0][by])

    first, again = _run(tmp_path, "revoke", wanted), _run(tmp_path, "revoke", wanted)

    assert (first.returncode, again.returncode) == (0, 0)
    assert first.stdout.startswith("Revoked key")
    assert "already" in again.stdout
    assert _listed(tmp_path)[0]["state"] == "revoked"


def test_a_name_is_free_again_once_its_key_is_revoked(tmp_path: Path) -> None:
    _run(tmp_path, "create", "sheet")
    taken = _run(tmp_path, "create", "sheet")
    _run(tmp_path, "revoke", "sheet")

    again = _run(tmp_path, "create", "sheet")
    _run(tmp_path, "revoke", "sheet")

    assert taken.returncode == 2 and "there is a key of that name" in taken.stderr
    assert again.returncode == 0
    assert [key["state"] for key in _listed(tmp_path)] == ["revoked", "revoked"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["create", "x", "--expires", "2020-01-01"], "cannot have passed"),
        (["create", "x", "--expires", "next week"], "does not match the format"),
        (["create", "x", "--role", "owner"], "is not one of"),
        (["create", "two\nlines"], "one line"),
        (["create", " "], "one line"),
        (["create", "x" * 101], "100"),
        (["revoke", "nobody"], "nobody: no key has this id or name"),
    ],
)
def test_what_cannot_be_is_said_and_makes_no_key(tmp_path: Path, arguments: list[str], said: str) -> None:
    run = _run(tmp_path, *arguments)

    assert run.returncode == 2
    assert said in run.stderr
    assert _listed(tmp_path) == []


def test_a_key_whose_last_day_has_passed_is_listed_as_expired_and_its_name_is_free(tmp_path: Path) -> None:
    _run(tmp_path, "create", "sheet", "--expires", "9999-12-31")
    with closing(sqlite3.connect(tmp_path / "service.sqlite")) as file, file:  # as if the day had come
        file.execute("UPDATE keys SET expires = '2021-01-01T23:59:59+00:00'")

    assert _listed(tmp_path)[0]["state"] == "expired"
    assert _run(tmp_path, "create", "sheet").returncode == 0


def test_without_keys_the_list_says_how_to_make_one(tmp_path: Path) -> None:
    assert "yjqa keys create" in _run(tmp_path, "list").stdout
    assert _listed(tmp_path) == []
