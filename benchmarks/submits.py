"""Measure how many answers a server takes each second, bounded in count and time."""

import http.client
import secrets
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.ground import ROUND

CLIENTS = 8
POSTS_EACH = 60
PATIENCE_SECONDS = 60
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
TEXT = "sitta ner i skuggan med barnbarnen, det finns inga bänkar vid lekplatsen"


@contextmanager
def served(name: str, data: Path) -> Iterator[int]:
    """Run a server on a free port of this machine until the measuring is done."""
    port = _free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.serve", name, str(data), str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)


def posts_per_second(port: int, *, bare: bool) -> float:
    """Return the answers taken per second while eight clients send sixty each."""
    clients = [threading.Thread(target=_send, args=(port, bare)) for _ in range(CLIENTS)]
    began = time.perf_counter()
    for client in clients:
        client.start()
    for client in clients:
        client.join(timeout=PATIENCE_SECONDS)
    return CLIENTS * POSTS_EACH / (time.perf_counter() - began)


def _send(port: int, bare: bool) -> None:  # noqa: FBT001 - a thread's arguments are positional
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
    for _ in range(POSTS_EACH):
        if bare:
            _post(connection, "/", {"answer": TEXT}, {}, wanted=200)
        else:
            _answer(connection)
    connection.close()


def _answer(connection: http.client.HTTPConnection) -> None:
    """Send the first answer of a new thread: what a new participant does."""
    cookie = _cookie(connection)
    form = {"answer": TEXT, "reply": "send", "rendered": secrets.token_hex(16)}
    _post(connection, f"/sv/{ROUND}/answer/wish", form, {"Cookie": cookie}, wanted=302)


_cookies: dict[int, list[str]] = {}


def _cookie(connection: http.client.HTTPConnection) -> str:
    ready = _cookies.get(connection.port or 0)
    return ready.pop() if ready else begin(connection)


def begin(connection: http.client.HTTPConnection) -> str:
    """Begin a thread, which stores nothing yet, and return its cookie."""
    connection.request("POST", f"/sv/{ROUND}/start", headers=FORM)
    response = connection.getresponse()
    response.read()
    return str(response.headers["Set-Cookie"]).split(";", maxsplit=1)[0]


def prepare(port: int) -> None:
    """Begin as many threads as will be answered, before the clock starts."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
    _cookies[port] = [begin(connection) for _ in range(CLIENTS * POSTS_EACH)]
    connection.close()


def _post(
    connection: http.client.HTTPConnection,
    path: str,
    form: dict[str, str],
    headers: dict[str, str],
    *,
    wanted: int,
) -> None:
    connection.request("POST", path, body=urlencode(form), headers={**FORM, **headers})
    response = connection.getresponse()
    body = response.read()
    if response.status != wanted:
        raise RuntimeError(f"{path} answered {response.status}: {body[:200]!r}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("the server did not start")
