"""Who holds a stance, what it is about, and whether it is stated at all."""

from collections.abc import Sequence

from holdfire.extraction.actors import Actor, Standing, parties_of
from holdfire.extraction.cast import Cast
from holdfire.extraction.clauses import agent, asked, complements, hypothetical, modals, passive, tokens_under
from holdfire.extraction.sayings import Sayings
from holdfire.extraction.tree import Tree
from holdfire.vocab.stances import StanceWords, VerbCue

_UNREAL = frozenset(
    {
        "sceptical",
        "demanded",
        "proposed",
        "hoped",
        "declined",
        "undecided",
        "denied",
        "threatened",
        "agreed",
        "agreed_in_principle",
        "committed",
    }
)
_FOES = frozenset({"enemy", "adversary", "foe", "aggressor", "occupier", "invader", "opponent"})
_CONDITION = frozenset({"if", "provided", "providing", "unless", "once"})

_LONG_WORD = 7  # letters from which on a word that belongs to a verb is looked for all along its object
_REACH = 12  # tokens
_DEEPEST = 25  # clauses within clauses; no sentence of news is deeper


class Arguments:
    """The grammar around a stance word, resolved to actors; one instance a report."""

    def __init__(self, trees: Sequence[Tree], cast: Cast, sayings: Sayings, words: StanceWords) -> None:
        self.trees, self.cast, self.sayings, self.words = trees, cast, sayings, words
        self._cues: dict[tuple[int, int], VerbCue | None] = {}

    def cue(self, tree: Tree, v: int) -> VerbCue | None:
        """The stance entry of a verb with most particles present."""
        key = (id(tree), v)  # the trees live as long as this does
        if key not in self._cues:
            entries = self.words.verbs.get(tree.lemmas[v], ())
            self._cues[key] = next((c for c in entries if all(self._has(tree, v, p) for p in c.particles)), None)
        return self._cues[key]

    @staticmethod
    def _has(tree: Tree, v: int, particle: str) -> bool:
        for c in tree.children[v]:
            if tree.lower[c] == particle or tree.lemmas[c] == particle:
                return True
            deep = ("prep", "prt", "advmod", "dobj") if particle != "to" else ("prep", "prt", "advmod")
            if tree.deps[c] in deep and any(
                tree.lower[g] == particle or tree.lemmas[g] == particle for g in tree.children[c]
            ):
                return True
        end = min(len(tree), v + 3)
        if any(tree.lower[j] == particle for j in range(v + 1, end)):
            return True
        if len(particle) < _LONG_WORD:
            return False
        # "made the grounding of the air force a precondition": a noun that the parser hangs elsewhere
        last = min(tree.rights[v], v + _REACH)
        return any(tree.lemmas[j] == particle and tree.tags[j].startswith("N") for j in range(v + 1, last + 1))

    def factual(self, k: int, tree: Tree, i: int) -> bool:
        """Whether a word is stated as fact: not asked, supposed, or within what somebody wants, offers or denies."""
        return not (asked(tree, i) or hypothetical(tree, i) or _wanted(tree, i) or _of_a_kind(tree, i)) and self.stated(
            tree, i
        )

    def stated(self, tree: Tree, i: int) -> bool:
        """Whether a word stands outside of what somebody wants, offers or denies."""
        at = i
        for _ in range(_DEEPEST):
            if tree.heads[at] == at:
                break
            dep, at = tree.deps[at], tree.heads[at]
            if dep in ("conj", "appos", "punct"):
                continue
            if dep in ("ccomp", "advcl") and tree.tags[at].startswith("V") and modals(tree, at) & {"must", "should"}:
                return False
            if dep in ("ccomp", "xcomp", "pcomp", "dobj", "pobj", "acl", "prep", "advcl", "attr"):
                if tree.tags[at].startswith("V"):
                    cue = self.cue(tree, at)
                    if (
                        cue is not None
                        and cue.stance in _UNREAL
                        and dep in ("ccomp", "xcomp", "prep", "dobj")
                        and not self.reports(tree, at, cue)
                    ):
                        return False
                    if tree.lemmas[at] == "persuade":
                        continue
                elif self.words.nouns.get(tree.lemmas[at]) in _UNREAL and dep in ("acl", "prep"):
                    return False
        return True

    def reports(self, tree: Tree, v: int, cue: VerbCue) -> bool:
        """Whether a stance verb tells facts in its that-clause: "insisted that its forces had stopped", "agreed that"."""
        clause = tree.child(v, "ccomp")
        if clause is None or cue.particles:
            return False
        if tree.lemmas[v] in ("insist", "reaffirm", "suggest", "claim", "fear", "warn", "object", "stress", "propose"):
            return bool(modals(tree, clause) & {"had", "has", "have", "was", "were", "is", "are", "did"}) or tree.tags[
                clause
            ] in ("VBD", "VBZ")
        return False

    def who(self, k: int, tree: Tree, i: int | None) -> tuple[Actor, ...]:
        """The actors that noun or pronoun `i` means; an unknown one is an actor without name; none for null."""
        if i is None:
            return ()
        if tree.lower[i] in ("who", "which", "that") and tree.deps[tree.heads[i]] != "relcl":
            copula = tree.first_conjunct(tree.heads[i])
            named = tree.child(copula, "attr") if tree.lemmas[copula] == "be" else None
            if named is None and tree.lemmas[tree.heads[copula]] == "be":
                named = tree.child(tree.heads[copula], "attr")
            if named is not None:  # "it was Ukraine that had violated it"
                return self.cast.actors(k, named)
        if tree.lower[i] in ("who", "which", "that") and tree.deps[tree.heads[i]] in ("relcl", "conj"):
            verb = tree.first_conjunct(tree.heads[i])
            return self.cast.actors(k, tree.heads[verb]) or (Actor("", None, Standing.BODY),)
        if tree.lower[i] in ("we", "i", "our"):
            return self._we(k, i)
        found = self.cast.actors(k, i)
        if not found and tree.lemmas[i] in _FOES:
            tellers = [p for s in self.sayings.chain(k, i) for p in parties_of(s.actors)]
            foe = self.cast.opponent(tellers[-1]) if tellers else None
            if foe is not None:
                return (Actor(foe, foe, Standing.PARTY),)
        if not found:
            return (Actor("", None, Standing.BODY),)
        return found

    def _we(self, k: int, i: int) -> tuple[Actor, ...]:
        chain = [s for s in self.sayings.chain(k, i) if s.actors]
        return chain[-1].actors if chain else ()

    @staticmethod
    def _gap(tree: Tree, v: int) -> bool:
        """Whether the object of a relative clause is what it hangs on: "the truce that Kyiv proposed"."""
        object_ = tree.child(v, "dobj", "ccomp", "xcomp")
        subject = tree.subject(v)
        if subject is not None and tree.lower[subject] in ("who", "which", "that"):
            return False
        return object_ is None or tree.lower[object_] in ("that", "which", "whom", "what")

    def arguments(self, k: int, tree: Tree, v: int) -> tuple[tuple[Actor, ...], tuple[int, ...], int, int]:
        """Who holds the stance, what it is about, the head of that, and where the clause begins."""
        subject, by = tree.subject(v), agent(tree, v)
        about: list[int] = []
        head = v
        if passive(tree, v):
            holders = self.who(k, tree, by)
            if subject is not None and tree.deps[v] != "acl":
                about += tokens_under(tree, [subject])
            elif tree.deps[v] == "acl":
                about += list(range(tree.lefts[tree.heads[v]], v))
            about += tokens_under(
                tree, [c for c in complements(tree, v) if c != by and tree.deps[c] in ("xcomp", "ccomp", "prep")]
            )
        else:
            holders = self.who(k, tree, subject)
            own = list(complements(tree, v))
            about = tokens_under(tree, own)
            if tree.deps[v] in ("relcl", "acl") and subject is not None and self._gap(tree, v):
                about += list(range(tree.lefts[_whole(tree, tree.heads[v])], min(tree.lefts[subject], v)))
        first = v
        if subject is not None and tree.heads[subject] == v and subject < v and v - tree.lefts[subject] < 45:
            first = tree.lefts[subject]
        about = [j for j in about if j != v]
        if about:
            first = min(first, min(about)) if passive(tree, v) else first
        return holders, tuple(sorted(set(about))), head, first

    def targets(
        self, k: int, tree: Tree, v: int, holders: tuple[Actor, ...], about: tuple[int, ...]
    ) -> tuple[str, ...]:
        """Whom it is directed at: the object, else the first other party among the words."""
        own = set(parties_of(holders))
        if any(tree.lower[c] in ("other", "another") for c in tree.each(v, "dobj")) and len(own) == 2:
            return tuple(sorted(own))  # "accused each other"
        for c in tree.each(v, "dobj", "dative", "nsubjpass"):
            parties = tuple(p for p in parties_of(self.cast.actors(k, c)) if p not in own)
            if parties:
                return parties
        for j in about:
            parties = tuple(p for p in parties_of(self.cast.at[k].get(j, ())) if p not in own)
            if parties:
                return parties[:1]
        return ()

    def first_party(self, k: int, tree: Tree, about: Sequence[int]) -> tuple[Actor, ...]:
        """The first party among some words that is a subject or an owner."""
        for j in about:
            found = tuple(a for a in self.cast.at[k].get(j, ()) if a.party)
            if found and tree.deps[j] in ("nsubj", "nsubjpass", "poss"):
                return tuple(Actor(a.party or "", a.party, Standing.PARTY) for a in found)
        return ()

    def conditional(self, tree: Tree, v: int) -> bool:
        """Whether a yes hangs on a condition in its own clause: "if", "provided", "as long as", "on condition"."""
        if any(tree.lower[j : j + 3] == ["as", "long", "as"] for j in range(v + 1, min(len(tree), v + 20))):
            return True
        return any(
            tree.deps[c] in ("advcl", "prep") and any(tree.lower[g] in _CONDITION for g in (c, *tree.children[c]))
            for c in tree.children[v]
        ) or any(
            tree.lower[j] == "condition" and tree.lower[j - 1] in ("on", "the")
            for j in range(v + 1, min(len(tree), v + 30))
        )


def _whole(tree: Tree, n: int) -> int:
    """The head of the whole noun phrase that noun `n` ends: "a pause in attacks on energy sites" for "sites"."""
    while tree.deps[n] in ("pobj", "prep", "compound", "amod", "poss") and not tree.tags[tree.heads[n]].startswith("V"):
        n = tree.heads[n]
    return n


def _of_a_kind(tree: Tree, v: int) -> bool:
    """ "a ceasefire that both sides agree to would help": of a truce that there is not yet."""
    noun = tree.heads[v]
    if tree.deps[v] != "relcl" or tree.lowered_child(noun, "a", "an", "any") is None:
        return False
    return tree.tags[tree.heads[noun]].startswith("V") and bool(
        modals(tree, tree.heads[noun]) & {"would", "could", "might"}
    )


def _wanted(tree: Tree, v: int) -> bool:
    """ "pushes for Moscow to sign off": the infinitive says what is wanted."""
    if tree.lowered_child(v, "to") is None:
        return False
    return any(
        tree.lower[j] == "for"
        for c in tree.each(v, "nsubj", "nsubjpass")
        for j in (tree.lefts[c] - 1, tree.lefts[c])
        if j >= 0
    )
