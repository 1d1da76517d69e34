"""Adjectives and set phrases that carry a stance: "ready to", "not clear whether", "out of the question"."""

from collections.abc import Iterator

from holdfire.extraction.actors import Actor, parties_of
from holdfire.extraction.arguments import Arguments
from holdfire.extraction.claims import Claim
from holdfire.extraction.clauses import asked, complements, hypothetical, negated, tokens_under
from holdfire.extraction.tree import Tree

_ANSWERS_FORCE = frozenset(
    {
        "repel",
        "respond",
        "retaliate",
        "defend",
        "fight",
        "resist",
        "counter",
        "counterattack",
        "resume",
        "react",
        "answer",
        "die",
    }
)
_PREDICATES = frozenset({"acomp", "oprd", "conj", "ROOT", "ccomp", "advcl", "relcl", "attr", "xcomp"})
_NEGATED = {"agreed": "declined", "welcomed": "sceptical", "hoped": "sceptical"}
_UNPERSONAL = frozenset({"declined", "sceptical", "demanded", "undecided", "welcomed", "hoped"})
_LIMITS = frozenset({"not", "only", "must", "n't"})


class PhraseFrames:
    """Reads the claims that an adjective or a set phrase makes."""

    def __init__(self, args: Arguments) -> None:
        self._args, self._words, self._cast, self._sayings = args, args.words, args.cast, args.sayings
        self._fights = args.words.objects["attack_verbs"] | _ANSWERS_FORCE

    def adjective(self, k: int, tree: Tree, a: int) -> Iterator[Claim]:
        """The claims that adjective `a` of passage `k` makes."""
        stance: str | None = self._words.adjectives.get(tree.lemmas[a])
        if stance is None or tree.deps[a] not in _PREDICATES:
            return
        verb = tree.heads[a] if tree.deps[a] in ("acomp", "oprd", "attr", "xcomp") else a
        if not self._args.factual(k, tree, verb):
            return
        if negated(tree, verb) or negated(tree, a):
            stance = "undecided" if tree.lemmas[a] == "clear" else _NEGATED.get(stance)
        if stance is None or (
            stance == "agreed" and any(tree.lemmas[x] in self._fights for x in tree.each(a, "xcomp"))
        ):
            return  # "ready to repel breaches" accepts nothing
        subject = tree.subject(verb) if verb != a else tree.subject(a)
        if tree.deps[a] == "conj" and subject is None:
            subject = tree.subject(tree.heads[tree.first_conjunct(a)])
        heads = list(complements(tree, a))
        if verb != a:
            heads += [c for c in complements(tree, verb) if c != a and c > a]
        about = tokens_under(tree, heads)
        holders = self._holders(k, tree, a, subject)
        if subject is not None and not parties_of(holders) and stance in _UNPERSONAL:
            about = about + tokens_under(tree, [subject])
            holders = self._args.first_party(k, tree, about) if stance == "undecided" else ()
        if not about:
            return
        if stance == "agreed" and self._has_strings(tree, a, verb):
            stance = "agreed_in_principle"
        first = tree.lefts[subject] if subject is not None and subject < a else min([a, *about])
        yield Claim(
            k,
            a,
            stance,
            f"adjective:{tree.lemmas[a]}",
            holders,
            tuple(sorted(set(about))),
            a,
            min(first, min(about)),
            max([a, *about]),
        )

    def _holders(self, k: int, tree: Tree, a: int, subject: int | None) -> tuple[Actor, ...]:
        """Who is ready or sceptical: the subject, and in "Kyiv's consent is conditional on" its owner."""
        if subject is not None and tree.lemmas[a] in ("conditional", "contingent"):
            owner = tree.child(subject, "poss")
            if owner is not None:
                return self._cast.actors(k, owner)
        return self._args.who(k, tree, subject)

    def _has_strings(self, tree: Tree, a: int, verb: int) -> bool:
        """Whether a yes has strings attached: "ready to talk, but not", "willing if", "prepared to, although"."""
        _, end = tree.sentences[tree.sentence_of[a]]
        for j in range(a, end):
            if tree.lower[j] in ("though", "although"):
                return True
            if tree.lower[j] == "but" and _LIMITS.intersection(tree.lower[j : min(end, j + 5)]):
                return True
        return self._args.conditional(tree, a) or self._args.conditional(tree, verb)

    def phrase(self, k: int, tree: Tree, first: int, last: int, stance: str) -> Claim | None:
        """Set phrases: "is on board with", "it is not clear whether", "out of the question"."""
        verb = next((a for a in (first, *tree.ancestors(first)) if tree.tags[a].startswith("V")), None)
        if asked(tree, first):
            return None
        if verb is None:  # "No comment so far from Washington"
            return self._open_question(k, tree, first, last, first) if stance == "undecided" else None
        if stance == "agreed" and (hypothetical(tree, verb) or not self._args.factual(k, tree, verb)):
            return None
        if stance == "undecided":
            return self._open_question(k, tree, first, last, verb)
        if hypothetical(tree, verb):
            return None
        subject = tree.subject(verb)
        holders = self._args.who(k, tree, subject)
        about = [
            j
            for j in tokens_under(tree, [verb])
            if j > last or (subject is not None and tree.lefts[subject] <= j <= tree.rights[subject])
        ]
        if not parties_of(holders) or (subject is not None and tree.tags[subject].startswith("JJ")):
            holders = ()
        if stance == "declined" and not holders:
            start, _ = tree.sentences[tree.sentence_of[first]]
            about = [j for j in range(start, first) if j != verb] or about
        if stance == "demanded":
            return None
        return Claim(
            k,
            verb,
            stance,
            f"phrase:{tree.text[tree.starts[first] : tree.ends[last]].lower()}",
            holders,
            tuple(about),
            verb,
            min([verb, first, *about]),
            max([last, *about]),
        )

    def _open_question(self, k: int, tree: Tree, first: int, last: int, verb: int) -> Claim | None:
        start, end = tree.sentences[tree.sentence_of[first]]
        subject = tree.subject(verb)
        holders = tuple(a for a in self._args.who(k, tree, subject) if a.party)
        if not holders:
            origin = next(
                (
                    o
                    for j in range(last + 1, min(end, last + 8))
                    if tree.lower[j] in ("from", "by")
                    for o in tree.each(j, "pobj")
                ),
                None,
            )
            holders = tuple(a for a in self._args.who(k, tree, origin) if a.party) if origin is not None else ()
        about = [j for j in range(start, end) if j < first or j > last]
        if not holders:
            holders = self._args.first_party(k, tree, [j for j in about if j > last] + [j for j in about if j < first])
        if not holders:
            return None
        return Claim(k, verb, "undecided", "phrase:open question", holders, tuple(about), verb, start, end - 1)
