"""Positions of a report: claims with their issues, speakers and tellers settled, each stance once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from holdfire.extraction.actors import Actor, Standing
from holdfire.extraction.cast import Cast
from holdfire.extraction.claim_topics import ClaimTopics
from holdfire.extraction.claims import Claim
from holdfire.extraction.issues import Issues, Topic
from holdfire.extraction.passage import Passage
from holdfire.extraction.sayings import Saying, Sayings
from holdfire.extraction.tree import Tree
from holdfire.record import Position, Span

_LONGEST = 450  # characters of evidence
_DIRECTED = frozenset({"accused", "denied", "threatened"})


class Positions:
    """Settles claims into positions; one instance a report."""

    def __init__(
        self,
        trees: Sequence[Tree],
        passages: Sequence[Passage],
        text: str,
        cast: Cast,
        sayings: Sayings,
        issues: Issues,
    ) -> None:
        self._trees, self._passages, self._text = trees, passages, text
        self._cast, self._sayings, self._issues = cast, sayings, issues
        self._topics = ClaimTopics(trees, cast, issues)
        self._conditional: list[tuple[str, str]] = []
        self._charging = (-1, -1)
        self._accusers: list[str] = []

    def settle(self, claims: Iterable[Claim]) -> tuple[Position, ...]:
        """One position for each (party, issue, stance, target), at the clause with the party's own named speaker, else the first."""
        best: dict[tuple[str, str, str, str | None], Position] = {}
        ranks: dict[tuple[str, str, str, str | None], tuple[bool, ...]] = {}
        for claim in _without_frames_of_others(sorted(claims, key=lambda c: (c.k, c.at))):
            for row, named in self._rows(claim):
                rank = (*_rank(row), named)
                key = (row.party, row.issue, row.stance, row.target)
                old = best.get(key)
                if old is None:
                    best[key], ranks[key] = row, rank
                elif rank > ranks[key]:
                    best[key], ranks[key] = replace(row, also=(*old.also, old.span)), rank
                elif row.span != old.span:
                    best[key] = replace(old, also=(*old.also, row.span))
        for party, issue in self._conditional:
            _soften(best, party, issue)
        return tuple(sorted(best.values(), key=lambda p: (p.span, p.party, p.issue, p.stance, p.target or "")))

    def _rows(self, claim: Claim) -> Iterator[tuple[Position, bool]]:
        """The rows of a claim, each with whether its own words name the issue."""
        topics = self._topics.of(claim)
        if not topics:
            return
        for teller, via in self._holders(claim):
            holder = _its_party(teller) if claim.stance == "undecided" and via is None else teller
            if holder.party is None:
                continue
            if claim.rule in ("adjective:conditional", "adjective:contingent"):
                self._conditional += [(holder.party, t.issue) for t in topics]
            for topic in topics:
                stance = self._stance_on(claim, holder.party, topic.issue)
                for target in self._targets(claim, holder.party, topic.issue):
                    named = topic.explicit or bool(claim.issues) or topic.first != claim.at
                    yield self._row(claim, stance, topic, holder, via, target), named
                    if claim.stance == "accused" and target:
                        if self._charging != (claim.k, claim.at):
                            self._charging, self._accusers = (claim.k, claim.at), []
                        self._accusers.append(holder.party)
                        self._topics.charge = (topic.issue, holder.party, target, claim.k)
        self._topics.settled(claim, topics)

    def _stance_on(self, claim: Claim, party: str, issue: str) -> str:
        """The stance of a claim on an issue: that talks will be held is announced, which is no promise."""
        sends = self._trees[claim.k].lemmas[claim.at] in ("send", "dispatch")
        if claim.rule == "clause:own act announced" and claim.stance == "committed" and issue == "negotiations":
            return claim.stance if sends else "announced"
        return self._answering(claim, party)

    def _answering(self, claim: Claim, party: str) -> str:
        """A commitment that is reaffirmed in answer to an accusation is a claim to keep it."""
        recommitted = claim.rule in ("adjective:committed", "verb:reaffirm", "verb:recommit", "verb:commit")
        charge = self._topics.charge
        charged = charge is not None and charge[2] == party and claim.k - charge[3] <= 1
        return "claimed_compliance" if recommitted and charged else claim.stance

    def _row(
        self, claim: Claim, stance: str, topic: Topic, holder: Actor, via: str | None, target: str | None
    ) -> Position:
        tree = self._trees[claim.k]
        first, last = self._evidence(tree, claim, topic)
        span = self._passages[claim.k].span(*tree.chars(first, last))
        if span.end - span.start > _LONGEST:
            span = Span(span.start, span.start + _LONGEST)
        return Position(
            holder.party or "",
            topic.issue,
            stance,
            holder.name,
            span.of(self._text),
            span,
            via,
            target,
            rule=claim.rule,
        )

    def _holders(self, claim: Claim) -> list[tuple[Actor, str | None]]:
        """Who takes the stance, each with whoever passes it on."""
        at = claim.at if claim.voice is None else claim.voice
        chain = [s for s in self._sayings.chain(claim.k, at) if s.actors]
        if not claim.holders:
            if not chain:
                return []
            return [self._told(a, chain[:-1]) for a in chain[-1].actors]
        found = []
        own = {a.party for a in chain[-1].actors} if chain else set()
        one_side = any(h.party in own for h in claim.holders) and claim.stance not in ("announced",)
        for holder in claim.holders:
            if holder.party is None and not holder.name:
                if claim.stance == "claimed_compliance" and chain:
                    return [
                        (a, self._via(a, chain[:-1])) for a in chain[-1].actors
                    ]  # "all units observe it", says the army
                return []
            if one_side and holder.party not in own:
                continue  # where one side reports a joint act, it speaks for itself alone
            found.append(self._told(holder, chain))
        return found

    def _told(self, holder: Actor, chain: list[Saying]) -> tuple[Actor, str | None]:
        """A holder as the tellers present it: a named person keeps its name; a state speaks through its own teller."""
        if holder.standing in (Standing.PERSON, Standing.BODY):
            return holder, self._via(holder, chain)
        for depth in range(len(chain) - 1, -1, -1):
            own = next((a for a in chain[depth].actors if a.party == holder.party), None)
            if own is not None:
                return own, self._via(own, chain[:depth])
        return holder, self._via(holder, chain)

    @staticmethod
    def _via(holder: Actor, chain: list[Saying]) -> str | None:
        """Who passes it on: the nearest teller but the holder, and but the holder's own side as a whole."""
        own = {holder.name, holder.party}
        return next((a.name for saying in reversed(chain) for a in saying.actors if a.name not in own), None)

    def _targets(self, claim: Claim, party: str, issue: str) -> Sequence[str | None]:
        if claim.stance not in _DIRECTED:
            return (None,)
        targets = [t for t in claim.targets if t != party]
        if targets and claim.stance != "denied":
            return targets
        accusers = [a for a in dict.fromkeys(self._accusers) if a != party]
        if claim.stance == "denied" and accusers:
            return accusers
        if targets:
            return targets
        return (self._cast.opponent(party),)

    def _evidence(self, tree: Tree, claim: Claim, topic: Topic) -> tuple[int, int]:
        """First and last token of the words that a row rests on: the clause for the first issue, its own conjunct for the others."""
        lo, hi = self._conjunct(tree, claim, topic)
        earlier = [
            t
            for t in self._issues.within(claim.k, claim.head, claim.about)
            if t.first < topic.first and t.issue != topic.issue
        ]
        if earlier and lo > claim.at and lo > earlier[-1].last:
            return lo, hi
        first, last = min(claim.first, claim.at, lo), max(hi, claim.at)
        s, e = tree.sentences[tree.sentence_of[claim.at]]
        return max(first, s), min(last, e - 1)

    @staticmethod
    def _conjunct(tree: Tree, claim: Claim, topic: Topic) -> tuple[int, int]:
        i = topic.first
        about = set(claim.about)
        while tree.heads[i] != i and tree.heads[i] in about and tree.deps[i] != "conj":
            i = tree.heads[i]
        lo, hi = tree.lefts[i], tree.rights[i]
        following = [c for c in tree.children[i] if tree.deps[c] == "conj" and c > topic.last]
        if following:
            hi = max(topic.last, tree.lefts[following[0]] - 1)
            while hi > topic.last and tree.lower[hi] in (",", "and", "or", ";", "as", "well"):
                hi -= 1
        return min(lo, topic.first), max(hi, topic.last)


def _its_party(holder: Actor) -> Actor:
    """Where the report itself says that a side is silent, the side is meant, not the office that was asked."""
    if holder.party is None or holder.standing not in (Standing.BODY, Standing.OFFICE):
        return holder
    return Actor(holder.party, holder.party, Standing.PARTY)


def _soften(best: dict[tuple[str, str, str, str | None], Position], party: str, issue: str) -> None:
    """A yes that is said elsewhere to hang on a condition is a yes in principle."""
    plain, soft = best.pop((party, issue, "agreed", None), None), best.get((party, issue, "agreed_in_principle", None))
    if plain is not None:
        also = (*plain.also, *((soft.span, *soft.also) if soft is not None else ()))
        best[party, issue, "agreed_in_principle", None] = replace(plain, stance="agreed_in_principle", also=also)


def _rank(row: Position) -> tuple[bool, bool]:
    """How well a clause states a position: by the party's own named speaker, told by a named person if told at all."""
    return row.speaker != row.party, row.via is None or row.via[:1].isupper()


def _without_frames_of_others(claims: Sequence[Claim]) -> Iterator[Claim]:
    """ "Kyiv announced that it accepts" is a yes, not an announcement: a mere telling yields to what its own clause says."""
    for claim in claims:
        inner = (
            [c for c in claims if c.k == claim.k and c.at in claim.about and c.stance != "announced"]
            if claim.stance == "announced"
            else []
        )
        if not any(not c.holders or {a.party for a in c.holders} & {a.party for a in claim.holders} for c in inner):
            yield claim
