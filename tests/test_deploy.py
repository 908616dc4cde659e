"""What an administrator installs: the unit of systemd, the container, the documentation of the settings."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from yjqa.settings import ServiceSettings, Settings

ROOT = Path(__file__).parent.parent
UNIT = ROOT / "deploy" / "yjqa.service"
CONTAINER = ROOT / "deploy" / "Containerfile"

SETTINGS = {
    f"YJQA_{name.upper()}": field for of in (Settings, ServiceSettings) for name, field in of.model_fields.items()
}


def program(name: str) -> str:
    """A program of this machine or of `make container-linter`; the test is passed over where there is none."""
    linter = Path(sys.prefix) / "container-linter" / "node_modules" / ".bin"
    found = shutil.which(name) or shutil.which(name, path=str(linter))
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def unit_values(key: str) -> list[str]:
    """What the unit says of a key."""
    return re.findall(rf"^{key}=(.*)$", UNIT.read_text(), re.M)


def instructions(name: str) -> list[str]:
    """The container file's instructions of a kind, without their names."""
    joined = CONTAINER.read_text().replace("\\\n", " ")
    return re.findall(rf"^\s*{name}\s+(.*)$", joined, re.M)


def serve_options() -> set[str]:
    """The options that `yjqa serve` has."""
    run = subprocess.run([sys.executable, "-m", "yjqa.cli", "serve", "--help"], capture_output=True, text=True)
    return set(re.findall(r"--[a-z-]+", run.stdout))


def test_the_unit_and_the_container_start_what_there_is() -> None:
    (started,) = unit_values("ExecStart")
    (contained,) = instructions("CMD")

    for words in (shlex.split(started), json.loads(contained)):
        assert words[0].endswith("yjqa") and words[1] == "serve"
        assert {word for word in words if word.startswith("--")} <= serve_options()


def test_the_unit_is_one_that_systemd_takes(tmp_path: Path) -> None:
    analyze = program("systemd-analyze")
    unit = tmp_path / UNIT.name
    unit.write_text(UNIT.read_text().replace("/opt/yjqa/bin/yjqa", sys.executable))

    run = subprocess.run([analyze, "verify", "--man=no", str(unit)], capture_output=True, text=True)

    told = [line for line in (run.stdout + run.stderr).splitlines() if UNIT.name in line]
    assert (run.returncode, told) == (0, [])


def test_the_unit_leaves_the_service_little_of_the_machine() -> None:
    analyze = program("systemd-analyze")

    run = subprocess.run(
        [analyze, "security", "--offline=true", "--threshold=20", str(UNIT)], capture_output=True, text=True
    )

    assert run.returncode == 0, run.stdout


def test_the_service_is_given_the_time_to_stop_that_it_takes() -> None:
    from yjqa.http.running.reading import LAST_SECONDS
    from yjqa.http.running.workers import GRACE_SECONDS

    longest = ServiceSettings().shutdown_seconds + GRACE_SECONDS + LAST_SECONDS

    compose = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text())
    assert float(unit_values("TimeoutStopSec")[0]) > longest
    assert float(compose["services"]["yjqa"]["stop_grace_period"].removesuffix("s")) > longest


def test_a_linter_finds_nothing_in_the_container_file() -> None:
    run = subprocess.run([program("dockerfile-utils"), "lint", str(CONTAINER)], capture_output=True, text=True)

    assert (run.returncode, run.stdout) == (0, "")


def test_all_that_the_image_is_built_of_is_there_and_let_in() -> None:
    copied = [one for line in instructions("COPY") if "--from" not in line for one in line.split()[:-1]]
    let_in = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}

    assert set(copied) == let_in
    assert not [one for one in copied if not (ROOT / one).exists()]


def test_the_image_runs_as_nobody_with_the_right_to_change_it() -> None:
    assert instructions("USER")[-1] not in ("root", "0")
    service = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text())["services"]["yjqa"]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert (ROOT / "deploy" / service["build"]["context"] / service["build"]["dockerfile"]).resolve() == CONTAINER


@pytest.mark.parametrize("file", ["docs/serving.md", "deploy/README.md", "deploy/yjqa.service", "deploy/Containerfile"])
def test_no_setting_is_named_that_there_is_not(file: str) -> None:
    named = set(re.findall(r"\bYJQA_[A-Z_]+\b", (ROOT / file).read_text("utf-8")))

    assert named - {"YJQA_TORCH_INDEX", "YJQA_PASSWORD"} <= set(SETTINGS)


def test_every_setting_is_documented_with_what_it_is_if_it_is_not_set() -> None:
    rows = dict(
        re.findall(r"^\| `(YJQA_[A-Z_]+)` \| ([^|]*) \|", (ROOT / "docs" / "serving.md").read_text("utf-8"), re.M)
    )

    assert set(rows) == set(SETTINGS)
    for name, field in SETTINGS.items():
        match field.default:
            case None:
                assert rows[name].startswith("unset")
            case bool(value):
                assert rows[name] == f"`{str(value).lower()}`"
            case int(value) | float(value):
                assert float(rows[name].strip("`").replace(",", "")) == value
            case tuple(value):
                assert rows[name] == f"`{json.dumps(list(value))}`"
            case value:
                assert rows[name] == f"`{value}`"
