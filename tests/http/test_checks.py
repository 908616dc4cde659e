"""What does not agree, over HTTP."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.http.conftest import StartServer
from yjqa.library import Library, open_library
from yjqa.settings import Settings


@pytest.fixture(scope="module")
def library(corpus_store: Path) -> Iterator[Library]:
    """The library that the server serves."""
    with open_library(Settings(store=corpus_store)) as opened:
        yield opened


def _ids(client: httpx.Client, query: str = "") -> list[str]:
    response = client.get(f"/v1/checks?{query}")
    assert response.status_code == 200, response.text
    return [finding["id"] for finding in response.json()["items"]]


def test_findings_are_those_of_the_command_line(client: httpx.Client, library: Library) -> None:
    findings = library.findings()

    assert _ids(client) == [finding.id for finding in findings]
    assert _ids(client, "at_least=sure") == [finding.id for finding in findings if finding.confidence >= 0.8]
    assert _ids(client, "at_least=look") == [finding.id for finding in findings]
    assert _ids(client, "check=total") == [finding.id for finding in findings if finding.check == "total"]
    assert len({finding.check for finding in findings}) > 1
    assert len({finding.confidence for finding in findings}) > 1


def test_findings_are_narrowed_by_paper_and_ordered_by_how_sure_they_are(
    client: httpx.Client, library: Library
) -> None:
    findings = library.findings()
    paper = findings[-1].sources[0].document

    surest = client.get("/v1/checks", params={"sort": "-confidence"}).json()["items"]

    assert _ids(client, f"document={paper}") == [finding.id for finding in library.findings([paper])]
    assert [one["confidence"] for one in surest] == sorted((one.confidence for one in findings), reverse=True)


_PLAN = """# Aldbridge Youth Justice Plan {year}

Aldbridge County Council leads this plan of Aldbridge.

## Resources

Contributions 2020/21

| Partner | Cash | In kind | Total |
|---|---|---|---|
| Aldbridge Council | £789,500 | | £789,500 |
| Police | £{police},000 | £90,000 | £{both},000 |
| Probation | £10,000 | £60,000 | £70,000 |
| Total | £{cash},500 | £150,000 | £{total},500 |
"""


def test_a_finding_between_papers_is_one_of_each_of_them(
    store: Path, start_server: StartServer, tmp_path: Path
) -> None:
    papers = {
        "aldbridge-2020": _PLAN.format(year="2020/21", police=20, both=110, cash=819, total=969),
        "aldbridge-2021": _PLAN.format(year="2021/22", police=25, both=115, cash=824, total=974),
    }
    for name, text in papers.items():
        (tmp_path / f"{name}.md").write_text(text, "utf-8")
    with open_library(Settings(store=store)) as library:
        library.ingest(sorted(tmp_path.glob("aldbridge-*.md")))
        findings = library.findings()
    across = [one.id for one in findings if {source.document for source in one.sources} == set(papers)]
    client = start_server(store).client

    assert across
    for paper in papers:
        assert _ids(client, f"document={paper}") == across
    assert _ids(client) == [finding.id for finding in findings]
    assert _ids(client)[-len(across) :] == across
