"""Mail and pages saved as mail: the words, the day, who sent them, and parts that lie."""

from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from short_report import REPORT, TODAY, page, sorted_out

from holdfire.record import Problem, Report
from holdfire.sources.intake import take

HEAD = (
    b"From: =?utf-8?q?Ministry_of_Defence?= <press@mod.example>\nSubject: =?utf-8?b?VHJ1Y2U=?=\n"
    b"Date: Tue, 18 Mar 2025 23:30:00 -0500\nMIME-Version: 1.0\n"
)


def read(folder: Path, raw: bytes, name: str = "mail.eml") -> tuple[list[Report], list[Problem]]:
    (folder / name).write_bytes(raw)
    return sorted_out(take(str(folder / name), today=TODAY))


def mail(plain: str | None, html: str | None = None) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["Subject"] = "Ministry of Defence <press@mod.example>", "Truce"
    message["Date"] = "Tue, 18 Mar 2025 23:30:00 -0500"
    if plain is not None:
        message.set_content(plain)
    if html is not None:
        message.add_alternative(html, subtype="html")
    return message


def test_a_mail_is_a_report_of_whoever_sent_it(tmp_path: Path) -> None:
    (report,), problems = read(
        tmp_path, HEAD + b"Content-Type: text/plain; charset=koi8-r\n\n" + "Перемирие".encode("koi8-r")
    )
    assert problems == []
    assert (report.text, report.format, report.id) == ("Перемирие", "mail", "mail")
    assert (report.source, report.title) == ("Ministry of Defence", "Truce")
    assert report.published == date(2025, 3, 18)


def test_text_goes_before_html_unless_it_says_nothing(tmp_path: Path) -> None:
    html = "<style>p {}</style>" + "".join(f"<p>{line}</p>" for line in REPORT.split("\n"))
    (report,), _ = read(tmp_path, mail(REPORT + "\n", html + "<p>And more.</p>").as_bytes())
    assert report.text == REPORT + "\n"
    (report,), _ = read(tmp_path, mail("Your program cannot show this.", html).as_bytes())
    assert report.text == REPORT


def test_lines_that_a_mail_program_broke_are_put_together(tmp_path: Path) -> None:
    flowed = b"Content-Type: text/plain; format=flowed\n\nThe truce \nbegan.\n\n From the press office.\n"
    (report,), _ = read(tmp_path, HEAD + flowed)
    assert report.text == "The truce began.\n\nFrom the press office.\n"


def test_attachments_are_named_and_left_out(tmp_path: Path) -> None:
    message = mail(REPORT)
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="readout.pdf")
    message.add_attachment(
        mail("another").as_bytes(), maintype="message", subtype="octet-stream", filename="forwarded.eml"
    )
    (report,), (problem,) = read(tmp_path, message.as_bytes())
    assert report.text.strip() == REPORT
    assert (problem.code, problem.fatal) == ("attachment-not-read", False)
    assert "readout.pdf, forwarded.eml" in problem.message


def nested(depth: int) -> bytes:
    opening = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(depth))
    closing = "".join(f"--b{n}--\n" for n in reversed(range(depth)))
    return HEAD + f"{opening}Content-Type: text/plain\n\nThe truce held.\n{closing}".encode()


def test_parts_within_parts_are_read_as_far_as_anybody_nests_them(tmp_path: Path) -> None:
    assert read(tmp_path, nested(20))[0][0].text == "The truce held."
    reports, (problem,) = read(tmp_path, nested(3_000))
    assert (reports, problem.code, problem.fatal) == ([], "mail-too-deep", True)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (HEAD + b"Content-Type: text/plain" + b";" * 1_000_000 + b"\n\nhello", "mail-too-deep"),
        (HEAD + b"Content-Type: text/plain" + b";\n a" * 200_000 + b"\n\nhello", "mail-too-deep"),
        (HEAD + b"Content-Type: text/plain\n\n" + b"a\n" * 500_000, "mail-too-deep"),
        (b"Subject: " + b"=?utf-8?q?a?= " * 100_000 + b"\n\nhello", "mail-too-deep"),
        (HEAD + b"Content-Type: multipart/mixed; boundary=nowhere\n\nhello", "mail-without-text"),
        (HEAD + b"Content-Type: multipart/mixed\n\nhello", "mail-without-text"),
        (HEAD + b"Content-Type: text/plain; charset=utf-8\n\nThe truce \xef\xf0\xe8\xe2\xe5\xf2", "mail-without-text"),
        (HEAD + b"Content-Type: text/html\n\n" + b"<div>" * 5_000 + b"hello", "mail-without-text"),
        (HEAD + b"Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=", "mail-without-text"),
        (HEAD + b"\n", "mail-without-text"),
        (b"", "mail-without-text"),
        (b"x" * 25_000_001, "too-large"),
    ],
)
def test_mails_that_lie_or_wear_out_are_one_problem(tmp_path: Path, raw: bytes, code: str) -> None:
    reports, (problem,) = read(tmp_path, raw)
    assert (reports, problem.code, problem.fatal) == ([], code, True)
    assert problem.line().startswith(str(tmp_path))


@pytest.mark.parametrize(
    "header",
    [
        b"Content-Transfer-Encoding: base64\n",
        b"Content-Type: text/plain; charset=nonsense\n",
        b"Content-Type: text/plain; charset=punycode\n",
        b"Content-Type: text/plain; charset*0=u; charset*99=x; charset*1*=utf-8''a\n",
        b"Subject: =?nonsense?q?a?=\n",
        b"Content-Disposition: inline; filename*=nonsense'x'%ff\n",
    ],
)
def test_a_header_that_lies_costs_no_words(tmp_path: Path, header: bytes) -> None:
    (report,), _ = read(tmp_path, header + b"\nThe truce holds, so far!\n")
    assert report.text.strip() == "The truce holds, so far!"


def test_a_day_to_come_is_told(tmp_path: Path) -> None:
    (report,), (problem,) = read(tmp_path, HEAD.replace(b"2025", b"2031") + b"\nThe truce holds.")
    assert (report.published, problem.code) == (None, "future-date")


def test_a_page_saved_with_everything_it_shows(tmp_path: Path) -> None:
    """What Chrome saves as "Webpage, Single File"."""
    message = EmailMessage()
    message["From"], message["Snapshot-Content-Location"] = "<Saved by Blink>", "https://wire.example/1"
    message["Date"] = "Sat, 31 May 2025 10:00:00 +0000"
    message.add_related(
        page(head="<title>Truce</title><meta property='article:published_time' content='2025-03-18'>"), subtype="html"
    )
    message.add_related(b"\x89PNG", maintype="image", subtype="png")
    (report,), problems = read(tmp_path, message.as_bytes(), "page.mhtml")
    assert problems == []
    assert (report.text, report.url, report.format) == (REPORT, "https://wire.example/1", "mhtml")
    assert (report.published, report.title) == (date(2025, 3, 18), "Truce")  # not the day on which it was saved
