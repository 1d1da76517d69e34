"""What a build came to, in a few lines for a person."""

from holdfire.ledger.built import Built
from holdfire.publishing.wording import counted


def build_lines(built: Built, case: str) -> str:
    """What is new, what is unchanged, what is a problem, and where to look."""
    if not built.fresh:
        lines = [f"{counted(built.reports, 'report')}, nothing new; the ledger stands as it was"]
    else:
        parts = [
            f"{number:,} {name}"
            for number, name in (
                (built.new, "new"),
                (built.changed, "changed"),
                (built.unchanged, "unchanged"),
                (built.gone, "gone"),
            )
            if number
        ]
        lines = [f"{counted(built.reports, 'report')}: {', '.join(parts) or 'none'}; {built.read:,} read now"]
    if built.skipped:
        lines.append(f"{counted(built.skipped, 'report')} passed by: no party and no issue of the vocabulary in it")
    if built.problems:
        lines.append(f"{counted(built.problems, 'problem')}; see them: holdfire show {case} problems")
    return "\n".join(lines) + "\n"
