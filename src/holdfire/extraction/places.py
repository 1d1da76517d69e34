"""Where: the places that a sentence names, the most specific first, and which "the city" is meant."""

from holdfire.extraction.cast import Cast
from holdfire.extraction.tree import Tree
from holdfire.vocab.actors import Kind
from holdfire.vocab.grammar import words_of

_BEFORE = words_of("places")["before"]
_AREAS = words_of("places")["areas"]
_IMPACT = words_of("places")["impact"]
_AGAIN = frozenset(["city", "capital", "town", "village", "enclave", "territory", "area", "region", "strip"])
_SIDES = frozenset(
    [
        "southern",
        "northern",
        "eastern",
        "western",
        "central",
        "south",
        "north",
        "east",
        "west",
        "south-eastern",
        "north-eastern",
    ]
)


def places_in(k: int, tree: Tree, cast: Cast, first: int, last: int) -> list[str]:
    """Places named between two tokens, cities before regions, each once; "Kursk and Belgorod regions" are two."""
    found: list[tuple[int, int, str]] = []
    i = first
    while i <= last:
        if not _names_place(k, tree, cast, i):
            i += 1
            continue
        end = _end(k, tree, cast, i, last)
        if end + 3 <= last and tree.lower[end + 1] in ("al", "el") and tree.words[end + 2] == "-":
            end += 3
        if _led_in(tree, cast, i, first) or _is_hit(k, tree, cast, end):
            name, rank = _named(tree, i, end, last)
            side = cast.sides[k].get(i)
            rank = 2 if side is not None and side.kind is Kind.STATE and rank == 0 else rank
            if end + 1 > last or tree.words[end + 1] != "'s":
                found.append((rank, i, name))
        i = end + 1
    return list(dict.fromkeys(name for _, _, name in sorted(found)))


def place_again(tree: Tree, first: int, last: int) -> bool:
    """Whether the words say "in the city": the place that was named before."""
    return any(tree.lower[i] in _AGAIN and tree.lower[i - 1] == "the" for i in range(max(1, first), last + 1))


def _names_place(k: int, tree: Tree, cast: Cast, i: int) -> bool:
    if tree.tags[i] not in ("NNP", "NNPS") or not tree.words[i][0].isupper() or tree.lower[i] in cast.roles.calendar:
        return False
    if (
        tree.lower[i].rstrip(".") in cast.roles.title_words
        or tree.lower[i] in _AREAS
        or cast.roles.stands(tree.lemmas[i])
    ):
        return False
    if tree.words[i].isupper() and len(tree.words[i]) <= 4:
        return False  # an acronym: a weapon, a service
    name = cast.sides[k].get(i)
    if name is not None:
        return name.kind in (Kind.CAPITAL, Kind.STATE)
    if tree.lower[i + 1 : i + 2] and tree.lower[i + 1] in _AREAS:
        return True  # "Surin province", whoever else bears the name
    return not any(a.standing == "person" for a in cast.at[k].get(i, ()))


def _end(k: int, tree: Tree, cast: Cast, i: int, last: int) -> int:
    """The last token of the name that begins at `i`, over hyphens: "Astaneh-ye Ashrafiyeh"."""
    end = i
    while end < last:
        glued = tree.ends[end] == tree.starts[end + 1]
        if not (glued and "-" in (tree.words[end + 1], tree.words[end][-1])) and not _names_place(
            k, tree, cast, end + 1
        ):
            break
        end += 1
    return end


def _is_hit(k: int, tree: Tree, cast: Cast, end: int) -> bool:
    """ "Air strikes hit Zeitoun and Mawasi": what an attack falls on is where it falls; a state is whom it is on."""
    side = cast.sides[k].get(end)
    head = tree.first_conjunct(end)
    return (
        (side is None or side.kind is not Kind.STATE)
        and tree.deps[head] == "dobj"
        and tree.lemmas[tree.heads[head]] in _IMPACT
    )


def _led_in(tree: Tree, cast: Cast, i: int, first: int) -> bool:
    """Whether a preposition of place leads to the name, directly or over "the southern", "the village of", a facility's noun phrase."""
    for j in range(i - 1, max(first - 1, i - 5, -1), -1):
        if tree.lower[j] in _BEFORE:
            # "the Ministry of Health", "the governor of Kherson" are nowhere
            return tree.lower[j] != "of" or not cast.roles.stands(tree.lemmas[tree.heads[j]])
        if (
            tree.lower[j] not in ("the", "and", "both", ",", "'s")
            and tree.lower[j] not in _SIDES
            and tree.tags[j] not in ("NNP", "JJ", "NN")
        ):
            return False
    return False


def _named(tree: Tree, first: int, end: int, last: int) -> tuple[str, int]:
    """A place's name and 0, or 1 for an area: "Kursk region", also where "regions" follows a second name."""
    start = (
        first - 1
        if first and tree.lower[first - 1] in _SIDES and tree.lower[first - 2 : first - 1] != ["the"]
        else first
    )
    name = tree.text[tree.starts[start] : tree.ends[end]]
    if end + 1 <= last and tree.lower[end + 1] in _AREAS:
        return f"{name} {tree.words[end + 1]}", 1
    for j in range(end + 1, min(last, end + 4) + 1):
        if tree.lemmas[j] in _AREAS and tree.tags[j] in ("NNS", "NNPS"):
            return f"{name} {tree.lemmas[j]}", 1
        if tree.tags[j] not in ("CC", "NNP"):
            break
    return name, 0
