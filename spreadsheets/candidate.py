"""How well one table suits one header: which columns it feeds, how heavily, and what it lacks."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spreadsheets.assign import Edge, assign
from spreadsheets.evidence import Sample
from spreadsheets.header import Header, rarity
from spreadsheets.model import Table
from spreadsheets.synonyms import SURE, columns_named
from spreadsheets.text import as_text

_EMPTY, _CONTRADICTED = 0.9, 0.5
"""What a header keeps of its weight above an empty column, and above cells that its column cannot read at all."""
_READABLE = 0.6
"""From this share of readable cells on, the cells confirm the header."""
_NEVER = ("identite", "sexe")
"""Kinds of columns that are not fed with cells they cannot read, whatever the header says."""


@dataclass(frozen=True)
class Candidate:
    """A table read under a header; ``missing`` are the groups of needed columns that nothing feeds."""

    table: Table
    header: Header
    edges: Mapping[str, Edge]
    score: float
    missing: tuple[tuple[str, ...], ...]


def candidate(table: Table, header: Header, sample: Sample) -> Candidate:
    """Feed the columns of ``table`` from those of the sheet."""
    edges = _settle_names(assign(_edges(table, header, sample)), sample)
    score = sum(edge.weight * rarity(edge.text) for edge in edges.values())
    return Candidate(table, header, edges, score, _missing(table, edges))


def _edges(table: Table, header: Header, sample: Sample) -> Iterator[Edge]:
    for place, wordings in enumerate(header.wordings):
        for text, trust in wordings:
            for name, strength in columns_named(text).get(table.name, ()):
                confirmed = _confirm(table, name, place, sample, sure=strength >= SURE)
                if confirmed:
                    yield Edge(name, place, strength * trust, strength * trust * confirmed, text)


def _confirm(table: Table, name: str, place: int, sample: Sample, *, sure: bool) -> float:
    """What the cells let the header keep of its weight; nothing where they forbid the column."""
    column = table.column(name)
    share = sample.support(column, place)
    if share is None:
        return _EMPTY
    if share < _READABLE and (not sure or column.kind in _NEVER):
        return 0.0
    return 1.0 if share >= _READABLE else _CONTRADICTED + (1 - _CONTRADICTED) * share


def _settle_names(edges: dict[str, Edge], sample: Sample) -> dict[str, Edge]:
    """A family name alone names nobody: without a first name, the cells must hold both."""
    if "nom" in edges and not edges.keys() & {"prenom", "nom_prenom"}:
        names = [as_text(cell) for cell in sample.cells(edges["nom"].place)]
        if names and sum(len(name.split()) > 1 for name in names) < _READABLE * len(names):
            return {name: edge for name, edge in edges.items() if name != "nom"}
    return edges


def _missing(table: Table, edges: Mapping[str, Edge]) -> tuple[tuple[str, ...], ...]:
    return tuple(group for group in table.needs if not any(name in edges for name in group))


def rank(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The heaviest first; the higher header first where two weigh the same."""
    return sorted(candidates, key=lambda each: (-each.score, each.header.line))
