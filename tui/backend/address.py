"""The address of a service, and whether a key may be sent there."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit, urlunsplit

from yjqa.errors import AccessDenied, InvalidRequest


@dataclass(frozen=True, slots=True)
class ServiceAddress:
    """Where a service is: `url` without a slash at its end. `is_local`: nothing that is sent there leaves this machine."""

    url: str
    is_encrypted: bool
    is_local: bool


def read_address(text: str) -> ServiceAddress:
    """The address that somebody wrote. Raises `InvalidRequest`, which never repeats what may be a secret in it."""
    try:
        parts = urlsplit(text.strip())
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise InvalidRequest("This is no address. Write it like https://yjqa.example.org.") from error
    if parts.scheme not in ("http", "https") or not host:
        raise InvalidRequest("The address of a service begins with https://, or http:// on this machine.")
    if "@" in parts.netloc or parts.query or parts.fragment:
        raise InvalidRequest(
            f"{host}: the address may have no user, question mark or hash in it. A key is told beside it, never in it."
        )
    url = urlunsplit(SplitResult(parts.scheme, parts.netloc, parts.path.rstrip("/"), "", ""))
    return ServiceAddress(url, parts.scheme == "https", _is_loopback(host))


def read_key(text: str | None, address: ServiceAddress) -> str | None:
    """The key as it is sent; `None` where there is none. Raises `AccessDenied` where it cannot be a key, or anybody could read it on its way."""
    key = (text or "").strip()
    if not key:
        return None
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise AccessDenied(
            "The key has letters in it that no key has. Look whether it was copied whole, and nothing else."
        )
    if not (address.is_encrypted or address.is_local):
        raise AccessDenied(
            f"{address.url}: the key is not sent there, since http:// is not encrypted and anybody on the way could read it. "
            "Use https://; whoever runs the service puts a proxy with TLS in front of it."
        )
    return key


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
