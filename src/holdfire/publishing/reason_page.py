"""What a row rests on, for a person: the words marked in their context, where they stand, and what was decided."""

from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from holdfire.publishing.reasons import Reason
from holdfire.publishing.visible import shortened, visible
from holdfire.publishing.wording import counted, plain, stance_words

_NAME = 100
_QUOTE = 600
_HIDDEN = frozenset({"evidence", "span", "also", "rule", "source", "cue", "content", "speaker", "via"})


def reason_page(reason: Reason, width: int) -> RenderableType:
    """The page at `width` columns."""
    parts: list[RenderableType] = [_head(reason), Text("━" * width, style="dim")]
    for ground in reason["grounds"]:
        parts += [*_ground(ground), Text()]
    if reason["decisions"]:
        parts.append(Text("Decisions", style="bold underline"))
        parts += [_decision(decision) for decision in reason["decisions"]]
    else:
        parts.append(Text("No decision on it.", style="dim"))
    return Group(*parts)


def _head(reason: Reason) -> Text:
    what, mark = str(reason["what"]), str(reason["id"])
    if statement := reason.get("statement"):
        words = stance_words(str(statement["stance"]), statement["target"])
        origins = counted(int(statement["origins"]), "independent origin")
        return Text(
            f"{statement['party']}, {plain(str(statement['issue']))}: {words} ({statement['day']}, {origins})\n{what} {mark}",
            style="bold",
        )
    if report := reason.get("report"):
        return Text(f"{shortened(str(report.get('title') or report['file']), _NAME)}\n{what} {mark}", style="bold")
    if problem := reason.get("problem"):
        return Text(visible(f"{problem['file']}: {problem['message']}; {problem['remedy']}"), style="bold")
    return Text(f"{what} {mark}", style="bold")


def _ground(ground: dict[str, Any]) -> list[RenderableType]:
    report = ground["report"]
    facts = [f"{name}: {_value(value)}" for name, value in ground["row"].items() if name not in _HIDDEN]
    where = f"{report['file']}, characters {ground['start']} to {ground['end']}"
    lines: list[RenderableType] = [Text(shortened(" → ".join(ground["chain"]), 200), style="bold")]
    lines.append(Text(shortened(", ".join(facts), 400)))
    if ground["quote"]:
        quote = Text.assemble(
            ("…" + shortened_left(ground["before"]), "dim"),
            (visible(ground["quote"][:_QUOTE]), "bold reverse"),
            (visible(ground["after"]).rstrip() + "…", "dim"),
        )
        lines.append(Padding(quote, (0, 0, 0, 2)))
    title = shortened(str(report.get("title") or ""), _NAME)
    lines.append(Text(f"{title + ', ' if title else ''}{report.get('published', 'undated')}"))
    if report.get("url"):
        lines.append(Text(shortened(str(report["url"]), 200)))
    lines.append(
        Text(
            f"{where} · report {str(report['id'])[:8]} · {ground['kind']} {str(ground['id'])[:8]} · {ground['method']}",
            style="dim",
        )
    )
    if ground["corrected"]:
        lines.append(
            Text("corrected: " + ", ".join(f"{k}={v}" for k, v in ground["corrected"].items()), style="yellow")
        )
    if ground["dismissed"]:
        lines.append(Text("dismissed", style="yellow"))
    return lines


def shortened_left(text: str) -> str:
    """The end of a text that comes before a quotation, from the beginning of a word."""
    return visible(text).partition(" ")[2] if " " in text else visible(text)


def _value(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _decision(decision: dict[str, Any]) -> Text:
    what = str(decision["act"])
    if decision.get("field"):
        what += f" {decision['field']}={decision['value']}"
    if decision.get("other"):
        what += f" {decision['other'][:8]}"
    batch = f", batch {decision['batch']}" if decision.get("batch") else ""
    return Text(visible(f"{decision['when'][:16]} {decision['who']}: {what}, because: {decision['why']}{batch}"))
