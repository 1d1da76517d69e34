"""A web server on this machine whose pages a test lays out; it counts who asked for what."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import BinaryIO

LOOPBACK = "127.0.0.1"
Headers = Mapping[str, str]
Writer = Callable[[BinaryIO], None]


class Site:
    """The pages by path: status, headers and body, or a function that writes the whole answer as it likes."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[int, Headers, bytes] | Writer] = {}
        self.asked: list[tuple[str, Headers]] = []
        self.address = ""

    def page(
        self, path: str, body: str | bytes = b"", status: int = 200, said: Headers | None = None, **headers: str
    ) -> str:
        """Lay out a page; keywords are headers, with `_` for `-`, as are those in `said`. The address of the page."""
        named = dict(said or {}) | {name.replace("_", "-"): value for name, value in headers.items()}
        named.setdefault("Content-Type", "text/html; charset=utf-8")
        self.pages[path] = (status, named, body.encode() if isinstance(body, str) else body)
        return self.address + path

    def raw(self, path: str, write: Writer) -> str:
        """Lay out an answer that is written byte by byte. Its address."""
        self.pages[path] = write
        return self.address + path

    def paths(self) -> list[str]:
        """What was asked for, in order, without the rules for robots."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


@contextmanager
def serving() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers)))
            page = site.pages.get(self.path, (404, {}, b"nothing here"))
            if callable(page):
                page(self.wfile)  # type: ignore[arg-type]
                return
            status, headers, body = page
            if "ETag" in headers and self.headers.get("If-None-Match") == headers["ETag"]:
                status, body = 304, b""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

        def handle_error(self, *_: object) -> None:
            pass  # whoever asked has hung up, as some tests want

    server = Server((LOOPBACK, 0), Handler)
    site.address = f"http://{LOOPBACK}:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
