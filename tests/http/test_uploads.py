"""Uploading papers: what comes of them, what is refused, and that nothing is left of what did not come whole."""

import json
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from tests.http.processes import wait_until
from tests.http.serving import Server
from tests.http.uploading import files_of, folders_of, minutes, multipart, read, until, upload
from tests.ingest.typeset import Paper

MAX_BYTES = 300_000


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server over an empty store, for tests that put papers of their own in."""
    store = tmp_path_factory.mktemp("uploads") / "store"
    with Server(store, "--workers", "2", environment={"YJQA_MAX_BYTES": str(MAX_BYTES)}) as started:
        yield started


@pytest.fixture
def client(server: Server) -> httpx.Client:
    return server.client


def test_an_uploaded_paper_is_read_and_answers(client: httpx.Client, server: Server) -> None:
    job = read(client, "March Minutes.txt", minutes(2))

    assert (job["state"], job["outcome"], job["document"]) == ("done", "added", "march-minutes")
    assert (job["progress"], job["problem"], job["file"]) == (1, None, "March Minutes.txt")
    assert job["created"] <= job["started"] <= job["ended"]
    held = client.get("/v1/documents/march-minutes").json()
    assert (held["file"], held["records"]["action"]) == ("March Minutes.txt", 2)
    answer = client.post("/v1/ask", json={"question": "what actions does Rob Hill own"}).json()
    assert "march-minutes" in {citation["document"] for citation in answer["citations"]}
    assert "March Minutes.txt" in files_of(server.store)


def test_the_same_paper_twice_at_once_and_again_is_one_paper(client: httpx.Client, server: Server) -> None:
    jobs = [upload(client, name, minutes(3))["id"] for name in ("one.txt", "two.txt", "three.txt")]

    ended = [until(client, job) for job in jobs] + [read(client, "one.txt", minutes(3))]

    assert sorted(job["outcome"] for job in ended) == ["added", "same", "same", "same"]
    assert len({job["document"] for job in ended}) == 1
    assert len([name for name in files_of(server.store) if name in ("one.txt", "two.txt", "three.txt")]) == 1


def test_two_papers_of_one_name_are_two_papers(client: httpx.Client) -> None:
    jobs = [read(client, "board.txt", minutes(number)) for number in (4, 5)]

    first, second = (job["document"] for job in jobs)
    assert first == "board"
    assert second.startswith("board-")
    assert client.get(f"/v1/documents/{second}").json()["file"] == "board.txt"
    told = [[warning for warning in job["warnings"] if "held as board," in warning] for job in jobs]
    assert [len(warnings) for warnings in told] == [0, 1]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("../../../etc/passwd", "passwd"),
        ("C:\\papers\\plan.txt", "plan.txt"),
        ("..", "paper"),
        ("/", "paper"),
        (".hidden.txt", "hidden.txt"),
        ("a\0b\u202ec\x1b[31m.txt", "abc[31m.txt"),
        ("x" * 3000 + ".txt", "x" * 146 + ".txt"),
        ("Bericht – Café £5.txt", "Bericht – Café £5.txt"),
        ("日本" * 100 + ".md", "日本" * 24 + "日.md"),
    ],
)
def test_a_file_is_called_by_the_last_part_of_its_name_and_lies_nowhere_else(
    client: httpx.Client, server: Server, said: str, kept: str
) -> None:
    body, headers = multipart((b'form-data; name="file"; filename="%b"' % said.encode(), minutes(6)))

    response = client.post("/v1/documents", content=body, headers=headers)

    assert (response.status_code, response.json()["file"]) == (202, kept)
    until(client, response.json()["id"])
    assert {entry.name for entry in server.store.parent.iterdir()} == {"store", "store.log"}
    assert all(path.parent.parent == server.store / "papers" for path in (server.store / "papers").glob("*/*"))


FILE = b'form-data; name="file"; filename="a.txt"'


@pytest.mark.parametrize(
    ("parts", "status", "says"),
    [
        ([], 422, "the part is missing"),
        ([(b'form-data; name="paper"; filename="a.txt"', b"text")], 422, "body.paper"),
        ([(b'form-data; name="file"', b"text")], 422, "file name"),
        ([(b'form-data; filename="a.txt"', b"text")], 422, "not known"),
        ([(FILE, b"")], 422, "nothing in the file"),
        ([(FILE, b"text"), (FILE, b"text")], 422, "more than one"),
        ([(FILE, b"text"), (b'form-data; name="ocr"', b"perhaps")], 422, "body.ocr"),
        ([(FILE, b"text"), (b'form-data; name="password"', b"x" * 2000)], 422, "longer than 256 letters"),
        ([(FILE, b"text"), (b'form-data; name="password"', b"x" * 257)], 422, "longer than 256 letters"),
        ([(b'form-data; name="password"', b"secret")], 422, "body.file"),
        ([(FILE + b"\r\nContent-Transfer-Encoding: base64", b"dGV4dA==")], 422, "encoding"),
        ([(b'form-data; name="' + b"n" * 9000 + b'"', b"")], 400, "multipart"),
    ],
)
def test_what_is_no_upload_is_refused_and_leaves_nothing(
    client: httpx.Client, server: Server, parts: list[tuple[bytes, bytes]], status: int, says: str
) -> None:
    before = folders_of(server.store)
    body, headers = multipart(*parts)

    response = client.post("/v1/documents", content=body, headers=headers)

    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    assert says in response.json()["detail"]
    assert folders_of(server.store) == before


def test_a_body_that_is_no_multipart_is_refused(client: httpx.Client) -> None:
    assert client.post("/v1/documents", content=minutes(1)).status_code == 415
    assert client.post("/v1/documents", json={"file": "a"}).status_code == 415
    assert client.post("/v1/documents", data={"file": "a"}).status_code == 415
    headers = {"Content-Type": "multipart/form-data"}
    assert client.post("/v1/documents", content=minutes(1), headers=headers).status_code == 400
    body, headers = multipart((FILE, minutes(1)))
    assert client.post("/v1/documents", content=body[:-9], headers=headers).status_code == 400


def test_a_paper_over_the_limit_is_refused_however_it_is_sent(client: httpx.Client, server: Server) -> None:
    before = folders_of(server.store)
    body, headers = multipart((FILE, b"x" * (MAX_BYTES + 1)))
    far_too_large, _ = multipart((FILE, b"x" * (20 * MAX_BYTES)))

    def in_pieces(data: bytes) -> Iterator[bytes]:
        yield from (data[start : start + 10_000] for start in range(0, len(data), 10_000))

    for content in (body, far_too_large, in_pieces(body), in_pieces(far_too_large)):
        response = client.post("/v1/documents", content=content, headers=headers)
        assert (response.status_code, response.json()["type"]) == (413, "urn:yjqa:problem:paper-too-large")
    assert folders_of(server.store) == before
    just_fits, _ = multipart((FILE, minutes(7) + b" " * (MAX_BYTES - len(minutes(7)))))
    assert client.post("/v1/documents", content=just_fits, headers=headers).status_code == 202


def test_a_file_that_is_announced_too_large_is_refused_before_it_is_sent(server: Server) -> None:
    with _connected(server) as connection:
        connection.sendall(_head(10 * MAX_BYTES))

        assert connection.recv(100).startswith(b"HTTP/1.1 413 ")


def test_nothing_is_left_of_an_upload_whose_client_goes_away(server: Server) -> None:
    before = folders_of(server.store)
    body, _ = multipart((FILE, minutes(1) * 50))
    with _connected(server) as connection:
        connection.sendall(_head(len(body)) + body[: len(body) // 2])
        # Half of it is on its way; what came is in the store's folder as soon as enough of it is there
        connection.sendall(b"")

    wait_until(lambda: folders_of(server.store) == before)
    assert server.client.get("/v1/jobs").status_code == 200


def test_a_large_upload_that_breaks_off_is_seen_on_the_disk_only_while_it_lasts(server: Server) -> None:
    before = folders_of(server.store)
    body, _ = multipart((FILE, b"x" * (MAX_BYTES - 10)))
    with _connected(server) as connection:
        connection.sendall(_head(len(body)) + body[: MAX_BYTES - 1000])

        wait_until(lambda: len(folders_of(server.store)) == len(before) + 1)

    wait_until(lambda: folders_of(server.store) == before)


def test_an_encrypted_paper_is_read_with_its_password_which_is_kept_nowhere(
    client: httpx.Client, server: Server
) -> None:
    paper = Paper(encrypt=StandardEncryption("Sommer-Wind-77", ownerPassword="winter", strength=128))
    paper.paragraph("The board heard about the prevention offer behind a password.")
    data = paper.data()

    closed = read(client, "closed.pdf", data)
    wrong = read(client, "closed.pdf", data, password="Herbst-Laub-55")
    opened = read(client, "closed.pdf", data, password="Sommer-Wind-77")

    assert [job["state"] for job in (closed, wrong, opened)] == ["failed", "failed", "done"]
    assert closed["problem"]["type"] == wrong["problem"]["type"] == "urn:yjqa:problem:encrypted-paper"
    kept = [*server.store.rglob("*"), server.log]
    told = b"".join(file.read_bytes() for file in kept if file.is_file())
    assert b"Sommer-Wind-77" not in told
    assert b"Herbst-Laub-55" not in told


def test_uploads_and_deletions_are_audited(client: httpx.Client, server: Server) -> None:
    job = read(client, "audited.txt", minutes(8))
    client.delete(f"/v1/documents/{job['document']}").raise_for_status()

    lines = [json.loads(line) for line in (server.store / "audit.jsonl").read_text("utf-8").splitlines()]

    told = [(line["event"], line["details"]) for line in lines if line["details"].get("file") == "audited.txt"]
    assert [event for event, _ in told] == ["uploaded", "deleted"]
    assert told[0][1]["job"] == job["id"]
    assert told[1][1]["document"] == job["document"]


def _connected(server: Server) -> socket.socket:
    address = urlsplit(server.url)
    return socket.create_connection((address.hostname, address.port), timeout=30)


def _head(length: int) -> bytes:
    lines = (
        "POST /v1/documents HTTP/1.1",
        "Host: localhost",
        "Content-Type: multipart/form-data; boundary=edge",
        f"Content-Length: {length}",
    )
    return "\r\n".join([*lines, "", ""]).encode()


def test_two_clients_upload_while_ten_ask_and_none_sees_half_a_paper(server: Server, tmp_path: Path) -> None:
    """Every such paper has two actions and one finding; whoever looks sees papers with both or no paper."""
    names = [f"crowd-{number}.txt" for number in range(10, 18)]
    asked = (
        "what actions does Ann Poole own",
        "why did the board hear about the prevention offer?",
        "how many actions are there",
    )

    def put_in(mine: list[str]) -> list[str]:
        with httpx.Client(base_url=server.url, timeout=60) as client:
            jobs = [upload(client, name, minutes(int(name[6:8]))) for name in mine]
            return [until(client, job["id"])["state"] for job in jobs]

    def look(number: int) -> int:
        seen = 0
        with httpx.Client(base_url=server.url, timeout=60) as client:
            while not done():
                held = {one["id"]: one for one in _all(client, "documents")}
                actions = _all(client, "actions")
                after = {one["id"] for one in _all(client, "documents")}
                for id in set(held) & after:
                    if id.startswith("crowd-"):
                        assert held[id]["records"]["action"] == 2
                mine = [action["source"]["document"] for action in actions] + [
                    source["document"] for action in actions for source in action["also"]
                ]
                for id in {id for id in held if id.startswith("crowd-")} & after:
                    assert mine.count(id) == 2, (id, mine)
                answer = client.post("/v1/ask", json={"question": asked[number % len(asked)]})
                assert answer.status_code == 200
                seen += 1
        return seen

    with ThreadPoolExecutor(12) as threads:
        putting = [threads.submit(put_in, names[start::2]) for start in (0, 1)]

        def done() -> bool:
            return all(one.done() for one in putting)

        looking = [threads.submit(look, number) for number in range(10)]
        assert [one.result() for one in putting] == [["done"] * 4] * 2
        assert all(one.result() > 0 for one in looking)
    assert {f"crowd-{number}" for number in range(10, 18)} <= {one["id"] for one in _all(server.client, "documents")}


def _all(client: httpx.Client, kind: str) -> list[dict[str, object]]:
    items: list[dict[str, object]] = (
        client.get(f"/v1/{kind}", params={"limit": 1000}).raise_for_status().json()["items"]
    )
    return items


def test_what_the_service_keeps_is_for_no_other_user_of_the_machine(client: httpx.Client, server: Server) -> None:
    read(client, "ours.txt", minutes(60))

    for folder in (server.store, server.store / "papers"):
        assert folder.stat().st_mode & 0o077 == 0
