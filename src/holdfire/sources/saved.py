"""Pages that a browser saved as one file (`.mhtml`, `.mht`): a mail whose first part is the page."""

from datetime import date
from hashlib import sha256

from holdfire.record import Problem
from holdfire.sources.delivery import Delivery, Found
from holdfire.sources.mail import LARGEST_MAIL, header, leaves, opened_mail, words_of
from holdfire.sources.pages import page_report


def read_saved_page(delivery: Delivery, today: date) -> Found:
    """The report in a page with everything that it showed; pictures and styles are part of the page, not attachments."""
    raw = delivery.whole(LARGEST_MAIL)
    message = opened_mail(raw, delivery) if isinstance(raw, bytes) else raw
    if isinstance(message, Problem) or isinstance(raw, Problem):
        yield message if isinstance(message, Problem) else delivery.too_large(LARGEST_MAIL)
        return
    page = next((part for part in leaves(message) if part.get_content_type() == "text/html"), None)
    html = words_of(page, delivery.name) if page else ""
    if isinstance(html, Problem):
        yield html
        return
    url = header(message, "snapshot-content-location") or (header(page, "content-location") if page else None)
    known = url if url and url.startswith(("http://", "https://")) else None
    yield from page_report(html, delivery, sha256(raw).hexdigest(), today, "mhtml", known)
