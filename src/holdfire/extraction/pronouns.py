"""Whom a pronoun means: the subject before it, or whoever was mentioned last."""

from collections.abc import Mapping, Sequence

from holdfire.extraction.actors import Actor, Standing
from holdfire.extraction.scene import Scene
from holdfire.extraction.tree import Tree

Table = Mapping[int, tuple[Actor, ...]]

_HE = {"he": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "herself": "f"}
_HIS = {"his": "m", "her": "f"}
_IT = frozenset({"it", "itself", "its"})
_THEY = frozenset({"they", "them", "themselves", "their"})


class Pronouns:
    """Reads the pronouns of a report; `facing` are the two sides that it is about."""

    def __init__(self, scene: Scene, facing: Sequence[str]) -> None:
        self._scene, self._facing = scene, facing

    def meant(self, tree: Tree, table: Table, i: int) -> tuple[Actor, ...]:
        """The actors that the pronoun at token `i` means, as far as the report has come."""
        low = tree.lower[i]
        if low in _HE or low in _HIS:
            person = self._subject_before(tree, table, i) or self._scene.person(_HE.get(low) or _HIS.get(low))
            return (person,) if person else ()
        if low in _THEY:
            return self._they()
        if low in _IT and self._scene.bodies:
            return (self._it(tree, table, i) or self._scene.bodies[0],)
        return ()

    def _subject_before(self, tree: Tree, table: Table, i: int) -> Actor | None:
        """In "Putin said he agreed", the subject of the clause that governs the pronoun's."""
        for a in tree.ancestors(i):
            subject = tree.subject(a) if tree.tags[a].startswith("V") else None
            if subject is not None and subject < i and subject in table:
                for actor in table[subject]:
                    if actor.standing in (Standing.PERSON, Standing.OFFICE) and actor.gender in (
                        None,
                        "m" if tree.lower[i][0] == "h" and tree.lower[i] != "her" else "f",
                    ):
                        return actor
        return None

    def _it(self, tree: Tree, table: Table, i: int) -> Actor | None:
        told_before = any(tree.deps[c] == "ccomp" and c < i for c in tree.children[tree.heads[i]])
        if told_before and self._scene.spoke is not None:
            return self._scene.spoke
        for a in tree.ancestors(i):
            subject = tree.subject(a) if tree.tags[a].startswith("V") else None
            if subject is not None and subject < i:
                for actor in table.get(subject, ()):
                    if actor.standing not in (Standing.PERSON, Standing.OFFICE):
                        return actor
        return None

    def _they(self) -> tuple[Actor, ...]:
        near = self._scene.now - self._scene.paired_at <= 1
        meant = near or {a.party for a in self._scene.pair} == set(self._facing)
        return (self._scene.pair if meant else ()) or self._scene.person_pair or tuple(self._scene.bodies[:1])
