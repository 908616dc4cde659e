"""A full disk: told clearly, with nothing left of what did not fit and the store as it was."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.http.serving import Server
from tests.http.uploading import contents, folders_of, minutes, multipart, read

_SIZE = 8 * 1024 * 1024
_FILE = b'form-data; name="file"; filename="a.txt"'


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A small disk of its own."""
    folder = tmp_path_factory.mktemp("disk")
    command = ["mount", "-t", "tmpfs", "-o", f"size={_SIZE}", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("a small disk cannot be mounted here: that takes root and a kernel that lets it")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture(scope="module")
def server(disk: Path) -> Iterator[Server]:
    """A server over a store with one paper on the small disk; its log lies there, too."""
    with Server(disk / "store") as started:
        assert read(started.client, "before.txt", minutes(1))["state"] == "done"
        yield started


@pytest.fixture
def fill(disk: Path) -> Iterator["Filler"]:
    """Fills the disk; it is freed after the test."""
    filler = Filler(disk)
    yield filler
    filler.free()


class Filler:
    """A file that takes the room of a disk."""

    def __init__(self, disk: Path) -> None:
        self._disk = disk
        self._file = disk / "filler"

    def leave(self, room: int) -> None:
        """Takes all room but so many bytes."""
        self.free()
        free = os.statvfs(self._disk)
        with self._file.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, free.f_bavail * free.f_frsize - room)

    def free(self) -> None:
        """Gives the room back."""
        self._file.unlink(missing_ok=True)


def test_an_upload_that_does_not_fit_is_refused_and_nothing_of_it_is_left(server: Server, fill: Filler) -> None:
    before, lay_before = contents(server.store), folders_of(server.store)
    jobs_before = server.client.get("/v1/jobs").json()
    fill.leave(100_000)
    body, headers = multipart((_FILE, b"words " * 100_000))

    response = server.client.post("/v1/documents", content=body, headers=headers)

    assert (response.status_code, response.json()["type"]) == (507, "urn:yjqa:problem:disk-full")
    assert response.headers["content-type"] == "application/problem+json"
    assert folders_of(server.store) == lay_before
    assert contents(server.store) == before
    assert server.client.get("/v1/jobs").json() == jobs_before
    assert server.client.post("/v1/ask", json={"question": "what actions does Rob Hill own"}).json()["found"]


@pytest.mark.parametrize("room", [0, 4096, 16384])
def test_an_upload_that_fits_and_cannot_be_noted_is_refused(server: Server, fill: Filler, room: int) -> None:
    lay_before = folders_of(server.store)
    fill.leave(room)
    body, headers = multipart((_FILE, b"w" * max(1, room - 4096)))

    response = server.client.post("/v1/documents", content=body, headers=headers)

    fill.free()
    if response.status_code == 202:  # its file and its row just fitted
        server.client.delete(f"/v1/jobs/{response.json()['id']}")
    else:
        assert (response.status_code, response.json()["type"]) == (507, "urn:yjqa:problem:disk-full")
        assert folders_of(server.store) == lay_before


def test_a_paper_whose_records_do_not_fit_fails_and_is_read_once_there_is_room(server: Server, fill: Filler) -> None:
    before, lay_before = contents(server.store), folders_of(server.store)
    text = b"\n\n".join(b"%d.1 The board heard about item %d of the prevention offer." % (n, n) for n in range(1, 600))
    fill.leave(len(text) + 150_000)

    job = read(server.client, "long.txt", text)

    assert (job["state"], job["document"]) == ("failed", None)
    assert job["problem"]["type"] == "urn:yjqa:problem:disk-full"
    assert "long.txt" in job["problem"]["detail"]
    assert contents(server.store) == before
    assert folders_of(server.store) == lay_before

    fill.free()
    assert read(server.client, "long.txt", text)["outcome"] == "added"


def test_a_paper_can_be_put_in_and_taken_out_after_the_disk_was_full(server: Server, fill: Filler) -> None:
    before = contents(server.store)
    fill.leave(0)
    assert server.client.get("/v1/documents").status_code == 200
    fill.free()

    job = read(server.client, "after.txt", minutes(2))

    assert job["outcome"] == "added"
    server.client.delete(f"/v1/documents/{job['document']}").raise_for_status()
    assert contents(server.store) == before
