"""Network addresses: which are this machine's own, at which keys are asked for, and which are one client's.

The process that starts the service works with them too, so that nothing heavy is loaded here.
"""

import functools
import ipaddress

from yjqa.settings import ServiceSettings


@functools.lru_cache(maxsize=4096)
def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address or name."""
    if host.lower() in ("localhost", "localhost."):
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return (mapped or address).is_loopback


def are_keys_asked_for_at(host: str, options: ServiceSettings) -> bool:
    """Whether who calls at an address of this service needs a key. Behind a proxy anybody may stand, so that they do there too."""
    return options.require_keys or bool(options.trusted_proxies) or not is_loopback(host)


@functools.lru_cache(maxsize=4096)
def client_of(address: str) -> str:
    """What counts as one client: an IPv4 address, or the network of 2^64 IPv6 addresses that one subscriber has."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv4Address):
        return address
    return str(parsed.ipv4_mapped or ipaddress.ip_network((parsed, 64), strict=False))
