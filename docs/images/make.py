"""Makes the picture of the README: what a terminal shows for the report that ships.

Run it from the root of the repository: python docs/images/make.py
"""

from datetime import date
from pathlib import Path

from holdfire import Problem, read
from holdfire.publishing.terminal import picture

REPORT, PUBLISHED = "examples/border-truce.txt", date(2025, 7, 29)
WIDTH = 100  # columns


def main() -> None:
    """Write read.svg beside this file."""
    (extraction,) = read([REPORT], published=PUBLISHED, today=PUBLISHED)
    if isinstance(extraction, Problem):
        raise SystemExit(extraction.line())
    svg = picture(extraction, WIDTH, f"holdfire read {REPORT} --published {PUBLISHED}")
    Path(__file__).with_name("read.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
