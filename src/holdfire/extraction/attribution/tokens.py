"""What a token looks like by itself, whatever the cue: its word, its neighbours and its arc."""

from holdfire.extraction.attribution.paragraph import Paragraph


def token_features(paragraph: Paragraph) -> list[list[str]]:
    """One list of features a token."""
    tree, words, tags, n = paragraph.tree, paragraph.lower, paragraph.tree.tags, len(paragraph)
    found = []
    for i in range(n):
        word, tag = words[i], tags[i]
        before, tag_before = (words[i - 1], tags[i - 1]) if i else ("^", "^")
        after, tag_after = (words[i + 1], tags[i + 1]) if i + 1 < n else ("^", "^")
        found.append(
            [
                "1",
                f"w={word}",
                f"g={tag}",
                f"w-={before}",
                f"w+={after}",
                f"g-={tag_before}",
                f"g+={tag_after}",
                f"gg={tag_before}{tag}",
                f"gg+={tag}{tag_after}",
                f"ggg={tag_before}{tag}{tag_after}",
                f"ww={before}_{word}",
                f"ww+={word}_{after}",
                f"dh={tree.deps[i]}{tags[tree.heads[i]]}",
                f"w--={words[i - 2] if i > 1 else '^'}",
                f"w++={words[i + 2] if i + 2 < n else '^'}",
            ]
        )
    return found
