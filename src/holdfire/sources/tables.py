"""Reports that come as a table (CSV, TSV): a row each, under names of columns that people and exports use."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from itertools import chain

from holdfire.record import Problem, Report
from holdfire.sources.days import published
from holdfire.sources.decoding import decode
from holdfire.sources.delivery import LONGEST, Delivery, Found

COLUMNS = {
    "text": ("text", "body", "content", "full_text", "fulltext", "article", "article_text", "article_body", "story"),
    "title": ("title", "headline", "heading", "subject", "name"),
    "url": ("url", "link", "address", "href", "permalink", "source_url", "article_url", "web_url"),
    "source": ("source", "publisher", "outlet", "source_name", "media", "site", "site_name", "domain", "newspaper"),
    "published": (
        "published",
        "date",
        "published_at",
        "published_date",
        "publication_date",
        "publish_date",
        "pub_date",
        "pubdate",
        "published_on",
        "datetime",
        "timestamp",
    ),
    "id": ("id", "guid", "uid", "article_id", "report_id"),
}
_DELIMITERS = ",;\t|"
_HEAD = 100_000  # bytes in which the header is looked for
_LINE = 4 * LONGEST + 1_000_000  # bytes of a line at a time; a field that is cut by this is too long in any case
_MARK = "\ufeff"


def read_table(delivery: Delivery, today: date) -> Found:
    """The reports of a table, row by row; a row that cannot be read is a problem and the next one is read."""
    head = delivery.stream.readline(_HEAD)
    if not head.strip():
        yield delivery.unread("empty-file", "empty", "give a file with text in it")
        return
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    header = decode(head[: len(head) // 2 * 2] if wide else head, delivery.name)
    if isinstance(header, Problem):
        yield header
        return
    if wide:  # a spreadsheet's "Unicode text"; decoded as one piece, because its line ends are wider than a byte
        rest = delivery.whole()
        whole = decode(head + rest, delivery.name) if isinstance(rest, bytes) else rest
        if isinstance(whole, Problem):
            yield whole
            return
        lines = _lines([whole.encode()])
    else:
        lines = _lines(chain([head], iter(lambda: delivery.stream.readline(_LINE), b"")))
    header = next(lines).removeprefix(_MARK)
    delimiter = max(_DELIMITERS, key=lambda sign: len(_places(header, sign)))
    places = _places(header, delimiter)
    if "text" not in places:
        names = ", ".join(COLUMNS["text"][:3])
        yield delivery.unread("no-text-column", "line 1: no column holds the text", f"name it {names} or the like")
        return
    yield from _rows(lines, delimiter, places, delivery, today)


def _lines(pieces: Iterable[bytes]) -> Iterator[str]:
    """Lines with their ends, however those are written. A byte that is no UTF-8 becomes a surrogate, by which its row is known."""
    for piece in pieces:
        lines = piece.decode("utf-8", "surrogateescape").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        yield from (f"{line}\n" for line in lines[:-1])
        if lines[-1]:
            yield lines[-1]


def _places(header: str, delimiter: str) -> Mapping[str, int]:
    """Where each known column stands; the first of several names that mean the same goes before the others."""
    try:
        names = next(csv.reader([header], delimiter=delimiter), [])
    except csv.Error:
        return {}
    plain = ["_".join(name.strip().lower().replace("-", " ").replace("_", " ").split()) for name in names]
    found = {}
    for column, known in COLUMNS.items():
        place = next((plain.index(name) for name in known if name in plain), None)
        if place is not None:
            found[column] = place
    return found


def _rows(lines: Iterator[str], delimiter: str, places: Mapping[str, int], delivery: Delivery, today: date) -> Found:
    csv.field_size_limit(LONGEST)
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    nothing = True
    while True:
        start = rows.line_num + 2  # the header is line 1
        try:
            cells = next(rows, None)
        except csv.Error as error:
            yield delivery.unread("malformed-row", f"line {start}: {error}", "mend the quotation marks of the row")
            nothing = False
            continue
        if cells is None:
            break
        if any(cell.strip() for cell in cells):
            nothing = False
            yield from _row(cells, places, f"line {start}", f"{delivery.stem}-{start}", delivery, today)
    if nothing:
        yield delivery.unread("empty-file", "no rows below the first line", "give a table with rows in it")


def _row(
    cells: Sequence[str], places: Mapping[str, int], place: str, stem: str, delivery: Delivery, today: date
) -> Found:
    fields = {column: cells[at].strip() for column, at in places.items() if at < len(cells)}
    text = cells[places["text"]] if places["text"] < len(cells) else ""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    everything = "".join(cells)
    if "\x00" in everything:
        yield delivery.unread("malformed-row", f"{place}: a zero byte in the row", "remove it")
    elif any("\udc80" <= sign <= "\udcff" for sign in everything):
        yield delivery.unread("wrong-encoding", f"{place}: not UTF-8", "save the table as UTF-8")
    elif not text.strip():
        yield delivery.unread("no-text-field", f"{place}: no text in the row", "fill it in, or remove the row")
    else:
        day, problem = published(fields.get("published"), place, delivery.name, today)
        if problem:
            yield problem
        yield Report(
            fields.get("id") or stem,
            text,
            delivery.name,
            sha256(text.encode()).hexdigest(),
            "csv",
            day,
            fields.get("source") or None,
            fields.get("url") or None,
            fields.get("title") or None,
        )
