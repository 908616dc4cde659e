"""Functions for a sandbox to call: each goes wrong, or right, in its own way."""

import json
import os
import time

from yjqa.errors import EncryptedPaper


def echo(path: str, *rest: object) -> bytes:
    print("a library talks on standard output")
    return json.dumps([path, *rest]).encode()


def process(path: str) -> bytes:
    return str(os.getpid()).encode()


def never_ends(path: str) -> bytes:
    while True:
        time.sleep(0.01)


def eats_memory(path: str) -> bytes:
    held = []
    while True:
        held.append(bytearray(10_000_000))


def dies(path: str) -> bytes:
    os.abort()


def refuses(path: str) -> bytes:
    raise EncryptedPaper(f"{path}: needs a password")


def breaks(path: str) -> bytes:
    raise ValueError("odd bytes")
