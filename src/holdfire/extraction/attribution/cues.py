"""Cues: the words by which a report hands over to somebody else's words, and what tells them from other words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from holdfire.extraction.attribution import buckets
from holdfire.extraction.attribution.paragraph import QUOTE_MARKS, Paragraph

_WITH_WORD = frozenset(
    {"mark", "prep", "aux", "neg", "prt", "advmod", "agent", "dobj", "xcomp", "ccomp", "acomp", "nsubj", "nsubjpass"}
    | {"attr", "auxpass", "acl", "poss", "amod", "compound", "pobj", "punct"}
)
_WITH_BOTH = frozenset({"prep", "prt", "neg", "mark", "aux", "dobj", "auxpass"})
_CLAUSES = frozenset({"ccomp", "xcomp", "acl", "advcl", "relcl", "dep"})
_NAMES = frozenset({"NNP", "NNPS", "NN", ",", ".", "IN", "CD", "''", "``", "HYPH"})
_PROPER = frozenset({"NNP", "NNPS", "NN", ",", ".", "CD"})
_NEAR = (-3, -2, -1, 1, 2, 3)
_SHORT_LINE = 30  # tokens; in a longer paragraph a dash sets off a clause


@dataclass(frozen=True, slots=True)
class CueCounts:
    """How often a (lemma, word class) was seen in training, and how often as the head of a cue."""

    hits: Mapping[tuple[str, str], int]
    seen: Mapping[tuple[str, str], int]


def word_class(tag: str) -> str:
    """The first letter of a Penn tag for open classes, else the tag."""
    return tag[0] if tag[0] in "VNJRI" else tag


def keys_of(paragraph: Paragraph) -> list[tuple[str, str]]:
    """(lemma, word class) of each token."""
    return [(lemma, word_class(tag)) for lemma, tag in zip(paragraph.lemmas, paragraph.tree.tags, strict=True)]


def grades_of(keys: Sequence[tuple[str, str]], counts: CueCounts, without: CueCounts | None = None) -> list[int]:
    """How readily each word is a cue, 0 to 7; `without` takes the report itself out of the counts while training."""
    hits, seen = counts.hits, counts.seen
    if without is None:
        return [buckets.share(hits.get(key, 0), seen.get(key, 0)) for key in keys]
    return [
        buckets.share(hits.get(key, 0) - without.hits.get(key, 0), seen.get(key, 0) - without.seen.get(key, 0))
        for key in keys
    ]


def candidates(paragraph: Paragraph, keys: Sequence[tuple[str, str]], counts: CueCounts) -> list[int]:
    """The tokens that may be a cue: verbs, words that were one in training, colons, and dashes before a name."""
    tree, hits = paragraph.tree, counts.hits
    return [i for i, tag in enumerate(tree.tags) if tag.startswith("VB") or keys[i] in hits or _mark(paragraph, i)]


def _mark(paragraph: Paragraph, i: int) -> bool:
    """A colon, or a dash that closes a quotation or stands in a short line: what can tie words to a name."""
    lower = paragraph.lower
    if lower[i] != "—":
        return lower[i] == ":"
    closes = '"' in paragraph.tree.words[i] or (i > 0 and lower[i - 1] in QUOTE_MARKS)
    return closes or len(lower) < _SHORT_LINE


def cue_features(paragraph: Paragraph, i: int, grades: Sequence[int]) -> list[str]:
    """What token `i` looks like as a cue: the word, its neighbours, its dependants, the quotations and rivals around it."""
    features = _word(paragraph, i, grades)
    features += _dependants(paragraph, i, grades)
    features += _surroundings(paragraph, i, grades)
    return features


def _word(paragraph: Paragraph, i: int, grades: Sequence[int]) -> list[str]:
    tree, lower, tags, n = paragraph.tree, paragraph.lower, paragraph.tree.tags, len(paragraph)
    lemma, tag, dep, head, grade = paragraph.lemmas[i], tags[i], tree.deps[i], tree.heads[i], grades[i]
    if head == i:
        above, above_tag, above_grade = "^", "^", -2
    else:
        above, above_tag, above_grade = paragraph.lemmas[head], tags[head], grades[head]
    before = lower[i - 1] if i else "^"
    after = lower[i + 1] if i + 1 < n else "^"
    after2 = lower[i + 2] if i + 2 < n else "^"
    tag_before = tags[i - 1] if i else "^"
    tag_after = tags[i + 1] if i + 1 < n else "^"
    return [
        "1",
        f"l={lemma}",
        f"t={tag}",
        f"lt={lemma}{tag}",
        f"d={dep}",
        f"ld={lemma}{dep}",
        f"p={grade}",
        f"pt={grade}{tag}",
        f"pd={grade}{dep}",
        f"h={above}{dep}",
        f"ht={above_tag}{dep}",
        f"hp={above_grade}{dep}",
        f"lh={lemma}|{above}",
        f"-1={before}",
        f"+1={after}",
        f"+2={after2}",
        f"-2={lower[i - 2] if i > 1 else '^'}",
        f"g-1={tag_before}",
        f"g+1={tag_after}",
        f"l+1={lemma}|{after}",
        f"l-1={lemma}|{before}",
        f"lg+1={lemma}|{tag_after}",
        f"x={lemma[-3:]}{tag}",
        f"gg={tag_before}{tag_after}",
        f"g++={tag_after}{tags[i + 2] if i + 2 < n else '^'}",
    ]


def _dependants(paragraph: Paragraph, i: int, grades: Sequence[int]) -> list[str]:
    tree, lemma, tag = paragraph.tree, paragraph.lemmas[i], paragraph.tree.tags[i]
    features: list[str] = []
    arcs: set[str] = set()
    for c in tree.children[i]:
        dep = tree.deps[c]
        arc = dep + ("<" if c < i else ">")
        if dep != "punct":
            arcs.add(dep)
        features += (f"c={arc}", f"lc={lemma}{arc}", f"ct={arc}{tree.tags[c]}{grades[c] > 3:d}")
        if dep in _WITH_WORD:
            features.append(f"cl={arc}{paragraph.lemmas[c]}")
            if dep in _WITH_BOTH:
                features.append(f"lcl={lemma}{dep}{paragraph.lemmas[c]}")
        if dep in _CLAUSES:
            opened = [tree.lower[x] for x in tree.children[c] if tree.deps[x] in ("mark", "aux")]
            features += (
                f"m={dep}{','.join(opened[:2])}",
                f"mt={dep}{tree.tags[c]}",
                f"lm={lemma}{dep}{','.join(opened[:1])}",
                f"cq={dep}{paragraph.quoted[c] > 0:d}",
            )
    features.append("D=" + "-".join(sorted(arcs)))
    subject = tree.subject(i) if tag[0] == "V" else None
    if subject is not None:
        features += (
            f"s={paragraph.lemmas[subject]}",
            f"st={tree.tags[subject]}",
            f"ls={lemma}{tree.tags[subject]}",
            f"sp={subject < i:d}",
        )
    return features


def _surroundings(paragraph: Paragraph, i: int, grades: Sequence[int]) -> list[str]:
    tree, quoted, lower, n = paragraph.tree, paragraph.quoted, paragraph.lower, len(paragraph)
    lemma, tag, grade = paragraph.lemmas[i], tree.tags[i], grades[i]
    sentence = tree.sentence_of[i]
    start, end = tree.sentences[sentence]
    inside, quotes = quoted[i] > 0, paragraph.quotes_in[sentence]
    marks = "".join("1" if 0 <= i + o < n and lower[i + o] in QUOTE_MARKS else "0" for o in _NEAR)
    rivals = (max(grades[start:i], default=-1), max(grades[i + 1 : end], default=-1))
    above = max((grades[a] for a in tree.ancestors(i)), default=-2)
    left, right = tree.lefts[i], tree.rights[i]
    below = max((*grades[left:i], *grades[i + 1 : right + 1]), default=-2)
    features = [
        f"nq={marks}{inside:d}",
        f"sq={inside:d}{quotes > 0:d}{quotes >= end - start - 2:d}",
        f"lq={lemma}{inside:d}{quotes > 0:d}",
        f"pq={grade}{inside:d}{quotes > 0:d}",
        f"rk={grade}{max(rivals)}",
        f"root={tree.heads[i] == i:d}",
        f"anc={grade}|{above}",
        f"ancd={tree.deps[i]}|{above}",
        f"des={grade}|{below}",
        f"len={buckets.length(right - left)}",
        f"ri={buckets.length(right - i)}{word_class(tag)}",
        f"pos={min(3, i - start)}",
        f"end={min(4, end - i)}",
    ]
    if n < 14:
        features.append("short")
    if paragraph.headline:
        features += ("headline", f"hd={lemma}")
    if not lemma[0].isalpha():
        tags = tree.tags
        opened = lower[0] in QUOTE_MARKS
        features += (
            f"pc={lemma}{buckets.length(i)}|{buckets.length(n - i)}{opened:d}",
            f"pc2={lemma}{opened:d}{all(t in _NAMES for t in tags[i + 1 :]):d}",
            f"pc3={lemma}{all(t in _PROPER for t in tags[:i]):d}",
            f"pc4={lemma}{tags[i - 1] if i else '^'}{tags[i + 1] if i + 1 < n else '^'}",
        )
    return features
