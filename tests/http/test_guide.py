"""What the guide for programmers says is so."""

import re
import shutil
import subprocess
from contextlib import closing
from pathlib import Path
from typing import get_args

import httpx
import pytest

from tests.http.conftest import StartServer
from yjqa.http.problems import ProblemName
from yjqa.service.database import open_database
from yjqa.service.keys import Keys

_GUIDE = (Path(__file__).parents[2] / "docs" / "http.md").read_text("utf-8")


def test_every_problem_is_explained() -> None:
    explained = re.findall(r"^\| `([a-z-]+)` \| (?:\d{3}|any) \|", _GUIDE, re.MULTILINE)

    assert explained == sorted(get_args(ProblemName))


def test_the_examples_run(store: Path, start_server: StartServer, tmp_path: Path) -> None:
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    examples = "\n".join(re.findall(r"^```sh\n(.*?)^```$", _GUIDE, re.MULTILINE | re.DOTALL))
    with closing(open_database(store)) as database:
        _, key = Keys(database).create("guide", "write")
    server = start_server(store, environment={"YJQA_REQUIRE_KEYS": "true"})

    run = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", f"curl() {{ command curl -sS --fail-with-body \"$@\"; echo; }}\n{examples}"],
        env={"PATH": "/usr/bin:/bin", "YJQA": server.url, "KEY": key},
        cwd=tmp_path,
        capture_output=True,
        timeout=120,
    )  # fmt: skip

    told = run.stdout.decode("utf-8", "replace")
    assert run.returncode == 0, told[-2000:] + run.stderr.decode()
    assert "\n304\n" in told
    assert "event: answer\n" in told and "event: done\n" in told
    assert (tmp_path / "page.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF")


def test_the_example_of_a_page_shows_an_answer_and_leads_to_the_page_that_proves_it(client: httpx.Client) -> None:
    if shutil.which("node") is None:
        pytest.skip("Node is not installed")
    example = "".join(re.findall(r"^```js\n(.*?)^```$", _GUIDE, re.MULTILINE | re.DOTALL))
    named = f'const YJQA = "{str(client.base_url).rstrip("/")}", KEY = "";\n'

    run = subprocess.run(
        ["node", "--input-type=module", "-e", named + example], capture_output=True, text=True, timeout=60
    )

    assert run.stdout.startswith("£90,000 [1]"), run.stderr
    text, picture = (client.get(address) for address in re.findall(r"(?:text|picture): (\S+)", run.stdout)[:2])
    assert "£90,000" in text.text
    assert picture.content.startswith(b"\x89PNG")
