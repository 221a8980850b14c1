"""Which machine a name leads to, and whether it may be asked: public addresses only, but for hosts that were named."""

import socket
from collections.abc import Callable, Collection, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Final

from coranto.fetching.failures import FetchError

Resolve = Callable[[str, int], Sequence[str]]
"""The addresses of a host, in the order in which to try them; raises ``OSError``."""

NAT64: Final = IPv6Network("64:ff9b::/96")
"""Addresses that stand for the IPv4 address in their last 32 bits (RFC 6052)."""


def resolved(host: str, port: int) -> list[str]:
    """What this machine's resolver says."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class Addresses:
    """Turns names into addresses that may be connected to; nobody looks them up a second time."""

    def __init__(self, private: Collection[str] = (), resolve: Resolve = resolved) -> None:
        self._private: Final = frozenset(name.lower() for name in private)
        self._resolve: Final = resolve

    def of(self, host: str, port: int) -> list[str]:
        """The addresses of ``host``; raises ``FetchError`` where there are none, or where one of them is not public.

        One address within suffices to refuse a name: a site that has both would be asked at random.
        """
        try:
            found = list(self._resolve(host, port))
        except (OSError, UnicodeError) as error:
            raise FetchError(
                f"no machine is called {host}", "see whether the name is right and the network up"
            ) from error
        if not found:
            raise FetchError(f"no machine is called {host}", "see whether the name is right")
        if host.lower() not in self._private:
            for one in found:
                if not is_public(one):
                    raise FetchError(
                        f"{host} leads to {one}, which is not a public address",
                        "if that is meant, name the host (allow_private, --allow-private)",
                        final=True,
                    )
        return found


def is_public(address: str) -> bool:
    """Whether an address is one of the open internet, and so is the IPv4 address that it may carry within."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(one.is_global and not one.is_multicast for one in _meant(found))


def _meant(address: IPv4Address | IPv6Address) -> list[IPv4Address | IPv6Address]:
    """The address, or the one that it only spells in another way, and those that packets to it are handed on to."""
    if isinstance(address, IPv4Address):
        return [address]
    if address.ipv4_mapped is not None:
        return [address.ipv4_mapped]
    carried = [one for one in (address.sixtofour, *(address.teredo or ())) if one is not None]
    if address in NAT64:
        carried.append(IPv4Address(int(address) & 0xFFFF_FFFF))
    return [address, *carried]
