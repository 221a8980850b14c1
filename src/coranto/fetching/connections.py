"""Connections that lead where they were checked to lead, and end in time."""

import ssl
import threading
import time
from collections.abc import Iterable
from typing import Any, Final

import httpcore

from coranto.fetching.addresses import Addresses
from coranto.fetching.failures import FetchError

SLICE_S: Final = 0.5
"""How long a connection waits at a time before it looks whether it should still."""


class Deadline:
    """When a question as a whole must be answered, and whether anybody still waits for it."""

    def __init__(self, seconds: float, stopped: threading.Event) -> None:
        self._end: Final = time.monotonic() + seconds
        self._stopped: Final = stopped

    def left(self, timeout: float | None = None) -> float:
        """Seconds left, of these and of ``timeout``; raises ``httpcore.TimeoutException`` where there are none."""
        left = self._end - time.monotonic()
        if left <= 0 or self._stopped.is_set():
            raise httpcore.TimeoutException("too slow")
        return left if timeout is None else min(left, timeout)


class Guarded(httpcore.NetworkBackend):
    """Connects to checked addresses only, whatever led to a name: every connection of a client is made here."""

    def __init__(self, addresses: Addresses, deadline: Deadline) -> None:
        self._addresses = addresses
        self._deadline = deadline
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of the host that takes one."""
        failure: Exception = FetchError(f"no machine is called {host}", "see whether the name is right")
        for address in self._addresses.of(host, port):
            try:
                left = self._deadline.left(timeout)
                return Timed(
                    self._sockets.connect_tcp(address, port, left, local_address, socket_options), self._deadline
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    def connect_unix_socket(self, *args: Any, **named: Any) -> httpcore.NetworkStream:
        """Never: no address leads to one."""
        raise FetchError("no socket of this machine is asked", "give a web address", final=True)

    def sleep(self, seconds: float) -> None:
        """Waits."""
        time.sleep(self._deadline.left(seconds))


class Timed(httpcore.NetworkStream):
    """A stream whose every wait ends with the deadline: one byte a second does not hold it open."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The bytes that are there."""
        until = Deadline(self._deadline.left(timeout), threading.Event())
        while True:
            try:
                return self._stream.read(max_bytes, min(SLICE_S, self._deadline.left()))
            except httpcore.ReadTimeout:
                until.left()

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Sends all of it."""
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        """Lets go."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same connection, encrypted; the certificate must be that of the name, whatever the address."""
        return Timed(self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout)), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """What httpcore asks of a stream."""
        return self._stream.get_extra_info(info)


def pool(addresses: Addresses, deadline: Deadline) -> httpcore.ConnectionPool:
    """Connections for one question: none is kept, none goes through a proxy that the environment names."""
    return httpcore.ConnectionPool(
        max_connections=1, max_keepalive_connections=0, network_backend=Guarded(addresses, deadline)
    )
