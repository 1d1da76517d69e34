"""Nouns that carry a stance: "a refusal by Hamas to", "the American proposal of"."""

from collections.abc import Iterator

from holdfire.extraction.actors import parties_of
from holdfire.extraction.arguments import Arguments
from holdfire.extraction.claims import Claim
from holdfire.extraction.clauses import asked, hypothetical, modals, negated, tokens_under
from holdfire.extraction.tree import Tree

_ABOUT_SOMEBODY = frozenset({"accused", "denied", "threatened"})
_MANY = frozenset({"several", "many", "numerous", "dozens", "repeated", "further", "new", "more", "fresh"})
_COUNTS = frozenset(
    {"count", "record", "register", "report", "cite", "list", "log", "document", "note", "tally", "detect"}
)
_CALLS = frozenset({"call", "appeal", "plea"})  # for something: it is put forward; on or to somebody: it is demanded
_BEFORE = frozenset({"had", "has", "have", "was", "were"})
_SCHEMES = frozenset({"plan", "idea", "initiative"})
_PLAIN = frozenset({"readiness", "willingness", "rejection", "acceptance", "pledge"})


class NounFrames:
    """Reads the claims that a noun makes."""

    def __init__(self, args: Arguments) -> None:
        self._args, self._words, self._cast, self._sayings = args, args.words, args.cast, args.sayings

    def noun(self, k: int, tree: Tree, n: int) -> Iterator[Claim]:
        """ "a refusal by Hamas to hand over", "Israel's demand that", "Trump's calls for"."""
        counted = self._counted_breaches(k, tree, n)
        if counted is not None:
            yield counted
            return
        stance = self._stance(tree, n)
        if stance is None or tree.deps[n] == "compound":
            return
        by = next(
            (o for p in tree.each(n, "prep", "agent") if tree.lower[p] in ("by", "from") for o in tree.each(p, "pobj")),
            None,
        )
        owner = by if by is not None else self._owner(k, tree, n, stance)
        holders = self._cast.actors(k, owner) if owner is not None else ()
        if not parties_of(holders) and not (owner is None and self._told(k, tree, n)):
            return
        if _takes_up(tree, n, stance, owner, by) or not self._noun_stated(tree, n, by):
            return
        about = self._about(tree, n, owner, by)
        if not about:
            return
        targets = self._args.targets(k, tree, n, holders, tuple(about)) if stance in _ABOUT_SOMEBODY else ()
        yield Claim(
            k,
            n,
            stance,
            f"noun:{tree.lemmas[n]}",
            holders,
            tuple(sorted(set(about))),
            n,
            min([tree.lefts[n], *about]),
            max([n, *about]),
            targets,
            vague=by is not None,
        )

    def _stance(self, tree: Tree, n: int) -> str | None:
        """The stance of a noun; a call for something puts it forward, one on somebody demands it."""
        stance = self._words.nouns.get(tree.lemmas[n])
        if stance == "demanded" and tree.lemmas[n] in _CALLS:
            after = {tree.lower[p] for p in tree.each(n, "prep")}
            return "proposed" if "for" in after and not after & {"on", "to", "upon"} else stance
        return stance

    def _owner(self, k: int, tree: Tree, n: int, stance: str) -> int | None:
        """Whose the noun is: "Israel's demand"; what is put forward may have an adjective, "the American proposal"."""
        owner = tree.child(n, "poss")
        if owner is None and stance == "proposed":
            return next((c for c in tree.each(n, "amod", "compound", "nmod") if c in self._cast.sides[k]), None)
        return owner

    def _told(self, k: int, tree: Tree, n: int) -> bool:
        """Whether somebody says that it is one: "this is a demand that", she said."""
        return tree.deps[n] == "attr" and bool(self._sayings.chain(k, n)) and not negated(tree, tree.heads[n])

    def _about(self, tree: Tree, n: int, owner: int | None, by: int | None) -> list[int]:
        """The tokens of what the noun is about: its complements, without those of another noun of stance beside it."""
        apart = frozenset(c for c in tree.each(n, "conj", "appos") if tree.lemmas[c] in self._words.nouns)
        heads = [
            c
            for c in tree.each(n, "prep", "acl", "ccomp", "relcl", "appos")
            if c > n and tree.lower[c] not in ("by", "from")
        ]
        if by is not None:
            heads += [c for c in tree.each(by, "prep", "acl", "relcl") if c > by]
            heads += [c for c in tree.children[tree.heads[by]] if c != by]
        inner = frozenset(
            j
            for j in tokens_under(tree, heads)
            if j != n and tree.lemmas[j] in self._words.nouns and tree.deps[j] in ("conj", "appos")
        )
        modifiers = [c for c in tree.each(n, "compound", "amod") if c != owner]
        return tokens_under(tree, heads, stop=apart | inner) + modifiers

    def _counted_breaches(self, k: int, tree: Tree, n: int) -> Claim | None:
        """ "counted 4,900 violations by Ukraine", "six attacks by Russian forces were recorded, the ministry says": blames who did them."""
        lemma = tree.lemmas[n]
        kinds = self._words.objects
        number = any(tree.deps[c] == "nummod" or tree.lower[c] in _MANY for c in tree.children[n])
        if not (lemma in kinds["breach_nouns"] or (number and lemma in ("attack", "strike", "raid", "shelling"))):
            return None
        if asked(tree, n) or tree.deps[n] == "compound":
            return None
        under = [p for p in tokens_under(tree, [n]) if tree.lower[p] == "by" and tree.deps[p] in ("prep", "agent")]
        by = next((o for p in under for o in tree.each(p, "pobj")), None)
        sides = [c for c in tree.each(n, "poss", "amod", "compound", "nmod") if parties_of(self._cast.at[k].get(c, ()))]
        doer = by if by is not None else next(iter(sides), None)
        accused = parties_of(self._cast.actors(k, doer)) if doer is not None else ()
        verb = tree.heads[n] if tree.tags[tree.heads[n]].startswith("V") else None
        counting = verb is not None and tree.lemmas[verb] in _COUNTS
        if verb is not None and (negated(tree, verb) or (self._args.cue(tree, verb) and not counting)):
            return None
        subject = tree.subject(verb) if verb is not None and counting and tree.deps[n] == "dobj" else None
        holders = tuple(a for a in self._args.who(k, tree, subject) if a.party) if subject is not None else ()
        tellers = holders or tuple(a for s in self._sayings.chain(k, n)[-1:] for a in s.actors if a.party)
        others = tuple(p for p in accused if p not in parties_of(tellers))
        if not tellers or not others or hypothetical(tree, n):
            return None
        about = tuple(tokens_under(tree, [n]))
        first = min(about) if subject is None else min(tree.lefts[subject], *about)
        return Claim(k, n, "accused", f"noun:{lemma} by", holders, about, n, first, max(about), others)

    def _noun_stated(self, tree: Tree, n: int, by: int | None) -> bool:
        """A noun of stance counts unless it is merely taken up again: "welcomed Trump's call" is no new call."""
        head = tree.heads[n]
        if tree.deps[n] in ("dobj", "pobj") and tree.tags[head].startswith("V"):
            cue = self._args.cue(tree, head)
            if cue is not None and by is None and cue.stance in ("welcomed", "declined", "denied", "agreed"):
                return tree.lemmas[n] == "proposal" and self._words.nouns.get(tree.lemmas[n]) == "proposed"
        return not asked(tree, n)


def _takes_up(tree: Tree, n: int, stance: str, owner: int | None, by: int | None) -> bool:
    """Whether the noun only takes up what was said or done before, or says too little to be a stance."""
    lemma = tree.lemmas[n]
    if stance == "proposed":
        if any(modals(tree, c) & _BEFORE for c in tree.each(n, "acl", "ccomp")):
            return True  # "his suggestion that he had ended it" puts nothing forward
        if by is None and owner is not None and tree.tags[owner] == "PRP$":
            return True  # "its proposal"
        return by is None and lemma in _SCHEMES and tree.deps[n] in ("dobj", "pobj")
    return by is None and stance in ("agreed", "committed", "welcomed", "denied") and lemma not in _PLAIN
