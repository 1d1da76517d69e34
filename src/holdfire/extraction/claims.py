"""A claim: a stance read at one word of a report, before it is known who speaks and what else says the same."""

from dataclasses import dataclass

from holdfire.extraction.actors import Actor


@dataclass(frozen=True, slots=True)
class Claim:
    """`holders` take `stance` on what `about` names in passage `k`.

    `holders` is empty where the stance is that of whoever tells the words; `at` is the token that carries the
    stance, `first` the first token of its clause; `about` are the tokens to look for issues in, headed by `head`.
    `issues` are given where the words name none ("rejected the charge"). `rule` names the rule.
    """

    k: int
    at: int
    stance: str
    rule: str
    holders: tuple[Actor, ...] = ()
    about: tuple[int, ...] = ()
    head: int = 0
    first: int = 0
    last: int = 0
    targets: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    vague: bool = True  # "the deal", "it" may stand for the issue
    voice: int | None = None  # the token whose tellers also tell this, where that is another one


def told_claim(
    k: int,
    v: int,
    stance: str,
    rule: str,
    holders: tuple[Actor, ...],
    about: tuple[int, ...],
    targets: tuple[str, ...],
) -> Claim:
    """A claim read out of a clause at verb `v`, whose evidence is what it is about."""
    return Claim(
        k,
        v,
        stance,
        rule,
        holders,
        about,
        v,
        min(about),
        max(about),
        targets,
        vague=stance in ("accused", "denied", "claimed_compliance", "threatened", "demanded"),
    )
