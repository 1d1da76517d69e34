"""Stretches of a passage that stand within quotation marks."""

from holdfire.extraction.tree import Tree


def quotes(tree: Tree, start: int, end: int) -> list[tuple[int, int]]:
    """Quoted stretches of more than two words, marks included; an unclosed one runs to the end of the sentence."""
    marks = [i for i in range(start, end) if tree.words[i] == '"']
    pairs = [(a, b) for a, b in zip(marks[::2], marks[1::2], strict=False) if b - a > 3]
    if len(marks) % 2 and end - 1 - marks[-1] > 3:
        pairs.append((marks[-1], end - 1))
    return pairs


def quoted_on(tree: Tree, number: int, start: int, end: int) -> bool:
    """Whether sentence `number` stands wholly within quotation marks that an earlier one or this one opened."""
    if tree.words[start] == '"':
        return True
    before = sum(w == '"' for w in tree.words[:start])
    return number > 0 and before % 2 == 1


def opens_quote(tree: Tree) -> bool:
    """Whether a passage opens with a quotation mark."""
    return bool(tree.words) and tree.words[0] == '"'
