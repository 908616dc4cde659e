"""The pages of papers, their pictures with the cited places marked, and the files themselves."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from tests.http.odd_papers import (
    ACTION,
    cropped_paper,
    endless_paper,
    huge_paper,
    locked_paper,
    offset_paper,
    plain_paper,
    turned_paper,
)
from tests.http.serving import Server
from yjqa.library import open_library
from yjqa.plain import document_as_text
from yjqa.records import Record
from yjqa.settings import Settings

PLAN = "/v1/documents/northmarch-youth-justice-plan-2020-21"
PACK = "/v1/documents/youth-justice-management-board-pack-2019-09-18"
MINUTES = "/v1/documents/community-safety-board-minutes-2019-07-10"
"""A DOCX."""

ODD = {
    "plain": plain_paper(),
    "turned-90": turned_paper(90),
    "turned-180": turned_paper(180),
    "turned-270": turned_paper(270),
    "cropped": cropped_paper((100, 500, 520, 750)),
    "offset": offset_paper(),
}

Pixels = npt.NDArray[np.int16]


# Text


def test_a_page_is_its_text_with_where_the_pages_beside_it_are(client: httpx.Client, corpus_store: Path) -> None:
    page = client.get(f"{PLAN}/pages/2").json()

    with open_library(Settings(store=corpus_store)) as library:
        document = library.document(page["document"])
    assert (page["page"], page["pages"], page["page_label"]) == (2, len(document.pages), "2")
    assert f"[page 2]\n\n{page['text']}\n" == document_as_text(document, 2)
    assert (page["previous"], page["next"]) == (f"{PLAN}/pages/1", f"{PLAN}/pages/3")
    assert client.get(page["picture"]).headers["content-type"] == "image/png"


def test_the_first_page_has_none_before_it_and_the_last_none_after_it(client: httpx.Client) -> None:
    first = client.get(f"{PLAN}/pages/1")
    last = client.get(f"{PLAN}/pages/{first.json()['pages']}")

    assert (first.json()["previous"], last.json()["next"]) == (None, None)
    assert (set(first.links), set(last.links)) == ({"next"}, {"prev"})


def test_a_page_has_the_words_of_all_that_stands_in_its_tables_also_in_those_that_begin_earlier(
    client: httpx.Client,
) -> None:
    address = "/v1/documents/westshire-eastport-youth-justice-plan-2017-18/pages"
    sources = [
        item["source"]
        for kind in ("actions", "budgets", "kpis")
        for item in client.get(f"/v1/{kind}?document={address.split('/')[3]}&limit=1000").json()["items"]
    ]
    pages = {page: client.get(f"{address}/{page}").json()["text"] for page in range(1, 6)}

    assert pages[5].startswith("(continued from page 4)")
    assert {source["page"] for source in sources if source["table"]} >= {2, 3, 4, 5}
    for source in sources:
        if source["table"]:
            assert all(word in pages[source["page"]] for word in source["quote"].split()), source


def test_plain_text_is_what_the_command_line_shows(client: httpx.Client, corpus_store: Path) -> None:
    response = client.get(f"{PLAN}/pages/2", headers={"Accept": "text/plain"})

    with open_library(Settings(store=corpus_store)) as library:
        assert response.text == document_as_text(library.document("northmarch-youth-justice-plan-2020-21"), 2)
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    assert response.content == client.get(f"{PLAN}/pages/2?format=text").content


def test_a_page_that_is_not_there_is_told_with_how_many_there_are(client: httpx.Client) -> None:
    count = client.get(f"{PLAN}/pages/1").json()["pages"]

    for number in (0, -1, count + 1, 10**30):
        response = client.get(f"{PLAN}/pages/{number}")
        assert (response.status_code, response.json()["type"]) == (404, "urn:yjqa:problem:unknown-page")
        assert f"1 to {count}" in response.json()["detail"]


def test_a_page_is_found_by_the_number_printed_on_it(client: httpx.Client) -> None:
    everything = client.get(f"{PACK}/pages").json()
    found = client.get(f"{PACK}/pages?label=I").json()["items"]
    printed = client.get(f"{PACK}/pages?label=3").json()["items"]

    assert everything["total"] == len(everything["items"]) == 12
    assert [(one["page"], one["page_label"]) for one in found] == [(1, "i")]
    assert [(one["page"], one["href"]) for one in printed] == [(5, f"{PACK}/pages/5")]


def test_a_label_that_no_page_has_is_told_with_those_that_there_are(client: httpx.Client) -> None:
    found = client.get(f"{PACK}/pages?label=99").json()

    assert (found["items"], found["total"]) == ([], 0)
    assert "last 10" in found["notes"][0]


def test_a_paper_without_pages_is_one_page_of_text_and_no_picture(client: httpx.Client) -> None:
    page = client.get(f"{MINUTES}/pages/1").json()
    picture = client.get(f"{MINUTES}/pages/1?format=png")

    assert (page["pages"], page["picture"]) == (1, None)
    assert len(page["text"]) > 1_000
    assert "no pages" in page["notes"][0]
    assert (picture.status_code, picture.json()["type"]) == (406, "urn:yjqa:problem:no-picture")
    assert client.get(f"{MINUTES}/pages/2").status_code == 404


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("*/*", "application/json"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "application/json"),
        ("text/plain, application/json;q=0.5", "text/plain; charset=utf-8"),
        ("image/avif,image/webp,image/*,*/*;q=0.8", "image/png"),
        ("text/*", "text/plain; charset=utf-8"),
        ("application/json;q=0, */*;q=0.1", "text/plain; charset=utf-8"),
    ],
)
def test_the_accept_header_chooses_the_form(client: httpx.Client, accept: str, form: str) -> None:
    response = client.get(f"{PLAN}/pages/1", headers={"Accept": accept})

    assert (response.status_code, response.headers["content-type"]) == (200, form)
    assert response.headers["vary"] == "Accept"


def test_a_form_that_there_is_not_is_refused_with_those_that_there_are(client: httpx.Client) -> None:
    response = client.get(f"{PLAN}/pages/1", headers={"Accept": "audio/ogg"})

    assert (response.status_code, response.json()["type"]) == (406, "urn:yjqa:problem:not-acceptable")
    assert "image/png (png)" in response.json()["detail"]


@pytest.mark.parametrize(
    "query",
    ["record=x", "bbox=1,2,3,4", "format=text&width=500", "format=jpeg", "colour=red", "format=png&format=text"],
)
def test_what_cannot_be_met_is_refused_and_never_left_out(client: httpx.Client, query: str) -> None:
    response = client.get(f"{PLAN}/pages/1?{query}")

    assert (response.status_code, response.json()["type"]) == (422, "urn:yjqa:problem:invalid-request")


def test_a_client_that_has_the_page_is_told_so(client: httpx.Client) -> None:
    for query in ("", "?format=text", "?format=png&width=200"):
        first = client.get(f"{PLAN}/pages/1{query}")
        again = client.get(f"{PLAN}/pages/1{query}", headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")


# Pictures


def test_a_record_is_marked_where_it_stands_and_nowhere_else(client: httpx.Client, corpus_store: Path) -> None:
    with open_library(Settings(store=corpus_store)) as library:
        line = library.records("budgets", ["northmarch-youth-justice-plan-2020-21"])[3]
    page, bbox = line.source.page, line.source.bbox
    assert page is not None and bbox is not None

    bare = _pixels(client.get(f"{PLAN}/pages/{page}?format=png&scale=2"))
    marked = _pixels(client.get(f"{PLAN}/pages/{page}?format=png&scale=2&record={line.id}"))
    by_box = client.get(f"{PLAN}/pages/{page}?format=png&scale=2&bbox={','.join(map(str, bbox))}")

    assert _changed(bare, marked) == pytest.approx([2 * place for place in bbox], abs=8)
    assert (_pixels(by_box) == marked).all()


def test_a_finding_is_marked_too(client: httpx.Client, corpus_store: Path) -> None:
    with open_library(Settings(store=corpus_store)) as library:
        finding = next(one for one in library.findings() if one.sources[0].bbox)
    source = finding.sources[0]

    address = f"/v1/documents/{source.document}/pages/{source.page}"
    bare, marked = client.get(f"{address}?format=png"), client.get(f"{address}?format=png&record={finding.id}")

    assert marked.status_code == 200
    assert (_pixels(bare) != _pixels(marked)).any()


def test_a_record_that_stands_elsewhere_is_told_with_where_it_stands(client: httpx.Client, corpus_store: Path) -> None:
    with open_library(Settings(store=corpus_store)) as library:
        line: Record = library.records("budgets", ["northmarch-youth-justice-plan-2020-21"])[0]
    elsewhere = client.get(f"{PACK}/pages/1?format=png&record={line.id}")
    unknown = client.get(f"{PACK}/pages/1?format=png&record=nothing-of-the-sort")

    assert (elsewhere.status_code, elsewhere.json()["type"]) == (422, "urn:yjqa:problem:not-on-page")
    assert line.source.where() in elsewhere.json()["detail"]
    assert (unknown.status_code, unknown.json()["type"]) == (404, "urn:yjqa:problem:unknown-record")


@pytest.mark.parametrize(
    "bbox", ["1,2,3", "1,2,3,4,5", "a,b,c,d", "nan,1,2,3", "inf,1,2,3", "30,1,20,9", "1,9,2,1", "5000,1,6000,9", ""]
)
def test_a_box_that_is_none_or_lies_beside_the_page_is_refused(client: httpx.Client, bbox: str) -> None:
    response = client.get(f"{PLAN}/pages/1", params={"format": "png", "bbox": bbox})

    assert (response.status_code, response.json()["type"]) == (422, "urn:yjqa:problem:invalid-request")
    assert "bbox" in response.json()["detail"]


def test_pictures_are_as_large_as_asked_for_up_to_a_limit(client: httpx.Client) -> None:
    def size(query: str) -> tuple[int, int]:
        return Image.open(io.BytesIO(client.get(f"{PLAN}/pages/1?format=png&{query}").content)).size

    too_large = client.get(f"{PLAN}/pages/1?format=png&scale=9")
    most = too_large.json()["detail"].split("scale=")[1].split()[0]

    assert size("width=333")[0] == pytest.approx(333, abs=1)
    assert size("scale=1")[0] * 3 == pytest.approx(size("scale=3")[0], abs=3)
    assert too_large.status_code == 422
    assert size(f"scale={most}")[0] > size("scale=3")[0]
    for query in ("scale=0", "scale=nan", "scale=1e9", "width=0", "width=1000000", "scale=1&width=100"):
        assert client.get(f"{PLAN}/pages/1?format=png&{query}").status_code == 422, query


@pytest.fixture(scope="module")
def odd_papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of papers out of the ordinary, beside its store."""
    folder = tmp_path_factory.mktemp("odd") / "papers"
    folder.mkdir()
    for name, data in ODD.items():
        (folder / f"{name}.pdf").write_bytes(data)
    (folder / "endless.pdf").write_bytes(endless_paper())
    (folder / "huge.pdf").write_bytes(huge_paper())
    (folder / "locked.pdf").write_bytes(locked_paper("mill pond"))
    for name in ("leaving", "changing", "Protokoll “März” 100%"):
        (folder / f"{name}.md").write_text(f"# {name}\n\n{ACTION}\n", "utf-8")
    for name in ("leaving-page", "changing-page"):
        (folder / f"{name}.pdf").write_bytes(plain_paper() + f"% {name}\n".encode())
    (folder / "page.html").write_text(
        f"<html><body><h1>Minutes</h1><p>{ACTION}</p><script>alert(1)</script></body></html>"
    )
    (folder.parent / "secret.txt").write_text("nobody is to see this")
    with open_library(Settings(store=folder.parent / "store")) as library:
        assert not library.ingest([folder], password="mill pond").failed
    return folder


@pytest.fixture(scope="module")
def odd_server(odd_papers: Path) -> Iterator[Server]:
    """A server over them that has little patience with pictures."""
    with Server(odd_papers.parent / "store", environment={"YJQA_PARSE_SECONDS": "3"}) as server:
        yield server


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("scale", [0.6, 2, 3.3])
def test_the_mark_lies_on_the_cited_words_however_the_page_lies(odd_server: Server, name: str, scale: float) -> None:
    with open_library(Settings(store=odd_server.store)) as library:
        (action,) = (one for one in library.records("actions", [name]) if one.source.quote == ACTION)
    address = f"/v1/documents/{name}/pages/1?format=png&scale={scale}"

    bare = _pixels(odd_server.client.get(address))
    marked = _pixels(odd_server.client.get(f"{address}&record={action.id}"))

    left, top, right, bottom = _changed(bare, marked)
    blue = np.argwhere(bare[..., 2] - bare[..., 0] > 60)  # the action, and nothing else, is blue
    assert len(blue) > 10
    assert (blue[:, 1] >= left).all() and (blue[:, 1] <= right).all()
    assert (blue[:, 0] >= top).all() and (blue[:, 0] <= bottom).all()
    assert bottom - top < 20 * scale + 6  # and not on the lines beside it
    assert bottom - top < (right - left) / 5


def test_a_page_that_takes_too_long_to_draw_costs_itself_alone(odd_server: Server) -> None:
    endless = odd_server.client.get("/v1/documents/endless/pages/1?format=png")
    text = odd_server.client.get("/v1/documents/endless/pages/1?format=text")
    other = odd_server.client.get("/v1/documents/plain/pages/1?format=png&width=123")

    assert (endless.status_code, endless.json()["type"]) == (409, "urn:yjqa:problem:page-not-drawn")
    assert ACTION in text.text
    assert other.status_code == 200


def test_a_page_as_large_as_a_house_is_drawn_small_enough(odd_server: Server) -> None:
    picture = odd_server.client.get("/v1/documents/huge/pages/1?format=png")

    width, height = Image.open(io.BytesIO(picture.content)).size
    assert 1_000_000 < width * height < 5_000_000


def test_a_locked_paper_has_its_text_and_its_file_but_no_picture(odd_server: Server, odd_papers: Path) -> None:
    client = odd_server.client

    picture = client.get("/v1/documents/locked/pages/1?format=png")

    assert (picture.status_code, picture.json()["type"]) == (409, "urn:yjqa:problem:page-not-drawn")
    assert "encrypted" in picture.json()["detail"]
    assert ACTION in client.get("/v1/documents/locked/pages/1?format=text").text
    assert client.get("/v1/documents/locked/file").content == (odd_papers / "locked.pdf").read_bytes()


# Files


def test_the_file_is_given_byte_for_byte_to_be_saved(odd_server: Server, odd_papers: Path) -> None:
    response = odd_server.client.get("/v1/documents/plain/file")

    assert response.content == (odd_papers / "plain.pdf").read_bytes()
    assert response.headers["content-type"] == "application/pdf"
    assert response.headers["content-disposition"] == "attachment; filename=\"plain.pdf\"; filename*=UTF-8''plain.pdf"
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in response.headers["content-security-policy"]


def test_no_file_is_given_as_a_page_that_a_browser_would_run(odd_server: Server) -> None:
    response = odd_server.client.get("/v1/documents/page/file")

    assert b"<script>" in response.content
    assert response.headers["content-type"] == "application/octet-stream"
    assert response.headers["content-disposition"].startswith("attachment;")


def test_a_file_keeps_its_own_name_whatever_is_in_it(odd_server: Server) -> None:
    response = odd_server.client.get("/v1/documents/protokoll-marz-100/file")

    assert response.headers["content-disposition"] == (
        "attachment; filename=\"protokoll-marz-100.md\"; filename*=UTF-8''" + quote("Protokoll “März” 100%.md")
    )


def test_a_part_of_a_file_can_be_asked_for(odd_server: Server, odd_papers: Path) -> None:
    data = (odd_papers / "plain.pdf").read_bytes()

    def part(asked: str) -> httpx.Response:
        return odd_server.client.get("/v1/documents/plain/file", headers={"Range": asked})

    first, last, far = part("bytes=0-99"), part("bytes=-10"), part(f"bytes={len(data)}-")
    assert (first.status_code, first.content) == (206, data[:100])
    assert first.headers["content-range"] == f"bytes 0-99/{len(data)}"
    assert (last.status_code, last.content) == (206, data[-10:])
    assert (far.status_code, far.json()["type"]) == (416, "urn:yjqa:problem:range-not-satisfiable")
    for senseless in ("bytes=9-2", "lines=1-2", "bytes=a-b", "bytes=", "bytes=0-1,5-6,"):
        assert (part(senseless).status_code, part(senseless).content) == (200, data), senseless


def test_a_file_can_be_asked_about_and_is_not_sent_twice(odd_server: Server) -> None:
    head = odd_server.client.head("/v1/documents/plain/file")
    again = odd_server.client.get("/v1/documents/plain/file", headers={"If-None-Match": head.headers["etag"]})

    assert (head.status_code, head.content) == (200, b"")
    assert int(head.headers["content-length"]) == len(ODD["plain"])
    assert (again.status_code, again.content) == (304, b"")


def test_who_takes_a_file_is_written_down(odd_server: Server) -> None:
    odd_server.client.get("/v1/documents/offset/file")

    lines = [json.loads(line) for line in (odd_server.store / "audit.jsonl").read_text("utf-8").splitlines()]
    assert ("read original", "offset") in [(line["event"], line["details"].get("document")) for line in lines]


@pytest.mark.parametrize(
    "name",
    [
        "../secret.txt",
        "..%2fsecret.txt",
        "..%2f..%2fsecret.txt",
        "%2e%2e%2fpapers%2fplain.pdf",
        "plain.pdf",
        "..%5csecret.txt",
        "file:secret.txt",
        "plain%00",
        "%2fetc%2fpasswd",
        "plain%2f..%2f..%2fsecret.txt",
        "~",
        "%27%20OR%201=1--",
    ],
)
def test_only_what_the_store_holds_is_ever_opened(odd_server: Server, odd_papers: Path, name: str) -> None:
    named = [name, quote(str(odd_papers.parent / "secret.txt"), safe="")]

    for one in named:
        for end in ("file", "pages/1?format=png", "pages/1", "pages"):
            response = odd_server.client.get(f"{odd_server.url}/v1/documents/{one}/{end}")
            assert response.status_code == 404, response.url
            assert b"nobody is to see" not in response.content


def test_a_file_that_is_gone_is_told_so_and_its_text_stays(odd_server: Server, odd_papers: Path) -> None:
    client = odd_server.client
    (odd_papers / "leaving.md").unlink()
    (odd_papers / "leaving-page.pdf").unlink()

    for address in ("leaving/file", "leaving-page/file", "leaving-page/pages/1?format=png"):
        response = client.get(f"/v1/documents/{address}")
        assert (response.status_code, response.json()["type"]) == (410, "urn:yjqa:problem:file-gone")
        assert str(odd_papers) not in response.text
    assert ACTION in client.get("/v1/documents/leaving-page/pages/1").json()["text"]


def test_a_file_that_was_changed_is_never_shown_for_the_one_that_was_read(odd_server: Server, odd_papers: Path) -> None:
    client = odd_server.client
    (odd_papers / "changing.md").write_text("# Other minutes\n", "utf-8")
    (odd_papers / "changing-page.pdf").write_bytes(ODD["offset"])

    for address in ("changing/file", "changing-page/file", "changing-page/pages/1?format=png"):
        response = client.get(f"/v1/documents/{address}")
        assert (response.status_code, response.json()["type"]) == (409, "urn:yjqa:problem:file-changed")
    assert ACTION in client.get("/v1/documents/changing-page/pages/1").json()["text"]


def _pixels(response: httpx.Response) -> Pixels:
    assert response.headers["content-type"] == "image/png", response.text
    return np.asarray(Image.open(io.BytesIO(response.content)).convert("RGB")).astype(np.int16)


def _changed(bare: Pixels, marked: Pixels) -> tuple[int, int, int, int]:
    """The box around all that differs, in pixels."""
    rows, columns = np.nonzero((bare != marked).any(axis=2))
    return int(columns.min()), int(rows.min()), int(columns.max()), int(rows.max())
