"""Which addresses may be asked at all: public ones, never this machine, its network, or a provider's inner services."""

import socket
from collections.abc import Callable, Collection, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from holdfire.sources.web.refusal import RefusedError

Resolve = Callable[[str, int], Sequence[str]]  # host and port to the addresses that answer for them

# public by number, and yet inside: services of Azure and Oracle for their own machines
_INNER = (ip_network("168.63.129.16/32"), ip_network("192.0.0.0/24"))
_TRANSLATED = ip_network("64:ff9b::/96")  # how a network without IPv4 reaches the address in the last 32 bits
_COMPATIBLE = ip_network("::/96")


def resolve(host: str, port: int) -> Sequence[str]:
    """The addresses of a host as the system knows them, each once, in the order in which to try them. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(address[0]) for *_, address in found))


def checked(host: str, port: int, resolve: Resolve, allowed: Collection[str]) -> Sequence[str]:
    """The addresses of a host, every one of which may be asked.

    Raises `RefusedError` where one may not: a name with a public and a private address is a trap, not a choice.
    """
    try:
        addresses = resolve(host, port)
    except (OSError, UnicodeError):
        addresses = ()
    if not addresses:
        raise RefusedError("unreachable", f"no host is called {host[:100]}", "check the address")
    for address in addresses:
        if address not in allowed and is_inner(address):
            where = host if host == address else f"{host[:100]}, that is {address}"
            raise RefusedError("private-address", f"{where} is not a public address", "save the page and give the file")
    return addresses


def is_inner(address: str) -> bool:
    """Whether an address is anything but plainly public; what cannot be read as an address counts as inner."""
    try:
        number = ip_address(address.partition("%")[0])
    except ValueError:
        return True
    if number in _TRANSLATED:
        return _inner(_last(number))
    return any(_inner(one) for one in (number, *_within(number)))


def _inner(number: IPv4Address | IPv6Address) -> bool:
    return (
        any(number in network for network in _INNER)
        or not number.is_global
        or number.is_private
        or number.is_multicast
        or number.is_reserved
        or number.is_link_local
        or number.is_loopback
        or number.is_unspecified
    )


def _within(number: IPv4Address | IPv6Address) -> Sequence[IPv4Address]:
    """IPv4 addresses that an IPv6 address leads to."""
    if isinstance(number, IPv4Address):
        return ()
    found = [_last(number)] if number in _COMPATIBLE else []
    if number.ipv4_mapped:
        found.append(number.ipv4_mapped)
    if number.sixtofour:
        found.append(number.sixtofour)
    if number.teredo:
        found += number.teredo
    return found


def _last(number: IPv4Address | IPv6Address) -> IPv4Address:
    return IPv4Address(int(number) & 0xFFFFFFFF)
