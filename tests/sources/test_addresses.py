"""No way into the network that Holdfire stands in, by whichever name or notation."""

import ssl
import subprocess
import threading
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from loopback import LOOPBACK, Site, serving
from short_report import page

from holdfire.record import Problem
from holdfire.sources.web.addresses import is_inner
from holdfire.sources.web.exchange import Limits
from holdfire.sources.web.fetcher import Fetched, Fetcher


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as laid_out:
        yield laid_out


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.8.8.8", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1"),
        *("0.0.0.0", "255.255.255.255", "224.0.0.1", "240.0.0.1", "192.0.0.192", "198.18.0.1", "203.0.113.5"),
        *("100.100.100.200", "168.63.129.16", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254"),
        *("ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe"),
        *("2002:7f00:1::", "2002:a00:1::", "2001:db8::1", "2001:0:a00:1::", "no address", ""),
    ],
)
def test_inner_addresses(address: str) -> None:
    assert is_inner(address)


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::808:808"]
)
def test_public_addresses(address: str) -> None:
    assert not is_inner(address)


def fetched(url: str, answers: Sequence[Sequence[str]], looked_up: list[str]) -> Fetched | Problem:
    """Fetch with a name service that answers one after the other, and the last for ever."""
    waiting = list(answers)

    def resolve(host: str, port: int) -> Sequence[str]:
        looked_up.append(host)
        return waiting.pop(0) if len(waiting) > 1 else waiting[0]

    return Fetcher(limits=Limits(pause=0.0), allowed=(LOOPBACK,), resolve=resolve).fetch(url)


def test_a_name_is_asked_by_its_name(site: Site) -> None:
    site.page("/news", page())
    url = site.address.replace(LOOPBACK, "wire.example") + "/news"
    found = fetched(url, [[LOOPBACK]], [])
    assert isinstance(found, Fetched)
    assert site.asked[-1][1]["Host"] == url.removeprefix("http://").removesuffix("/news")


def test_a_name_that_leads_inside_is_not_asked(site: Site) -> None:
    url = site.address.replace(LOOPBACK, "wire.example") + "/news"
    for answers in (["10.0.0.1"], [LOOPBACK, "10.0.0.1"], ["::ffff:10.0.0.1"]):
        found = fetched(url, [answers], [])
        assert isinstance(found, Problem)
        assert found.code == "private-address"
    assert site.asked == []


@pytest.mark.parametrize("turn", [1, 2])
def test_a_name_that_changes_its_mind_between_two_look_ups_gains_nothing(site: Site, turn: int) -> None:
    """The address that is connected to is always one that was checked, however often the name is looked up."""
    site.page("/news", page())
    looked_up: list[str] = []
    url = site.address.replace(LOOPBACK, "wire.example") + "/news"
    found = fetched(url, [[LOOPBACK]] * turn + [["10.0.0.1"]], looked_up)
    assert isinstance(found, Problem)
    assert found.code == "private-address"
    assert len(looked_up) == turn + 1
    assert site.paths() == []


def test_a_host_nobody_knows() -> None:
    found = fetched("http://wire.example/", [[]], [])
    assert isinstance(found, Problem)
    assert found.code == "unreachable"


@pytest.mark.parametrize(
    "url",
    [
        "http://",
        "http://exa mple.org/",
        "http://x.org:99999/",
        "https://user:pw@x.org/",
        "http://x.org/\x00",
        "http://..",
        "http://[::1",
    ],
)
def test_what_is_no_address(url: str) -> None:
    found = Fetcher(resolve=lambda host, port: [LOOPBACK], allowed=()).fetch(url)
    assert isinstance(found, Problem)
    assert found.code in ("wrong-address", "private-address")
    assert (found.code == "private-address") == (url == "http://exa mple.org/") or url == "http://.."


def test_a_certificate_has_to_be_that_of_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The connection goes to the checked address, and the certificate is still held against the name."""
    made = subprocess.run(
        [
            *[
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=wire.example",
                "-keyout",
                "key",
                "-out",
                "crt",
                "-addext",
            ],
            "subjectAltName=DNS:wire.example",
        ],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    if made.returncode:
        pytest.skip("openssl makes no certificate here")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = page().encode() if self.path == "/news" else b""
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    class Server(HTTPServer):
        def handle_error(self, *_: object) -> None:
            pass

    server = Server((LOOPBACK, 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "crt", tmp_path / "key")
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "crt"))
    try:
        port = server.server_address[1]
        found = fetched(f"https://wire.example:{port}/news", [[LOOPBACK]], [])
        assert isinstance(found, Fetched), found
        other = fetched(f"https://other.example:{port}/news", [[LOOPBACK]], [])
        assert isinstance(other, Problem)
        assert other.code == "unreachable"
        assert "certificate" in other.message.lower()
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
