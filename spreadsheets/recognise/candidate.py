"""How well one table suits one header: which columns it feeds, how heavily, and what it lacks."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from types import MappingProxyType

from spreadsheets.model import Column, Constant, Table
from spreadsheets.recognise.assign import Edge, assign
from spreadsheets.recognise.find_header import Header, rarity
from spreadsheets.recognise.guess import GUESSED, is_vague, tells_itself
from spreadsheets.recognise.sample import Sample
from spreadsheets.recognise.synonyms import SURE, columns_named

_EMPTY, _CONTRADICTED = 0.9, 0.5
"""What a header keeps of its weight above an empty column, and above cells that its column cannot read at all."""
_READABLE = 0.6
"""From this share of readable cells on, the cells confirm the header."""
_LACKING, _MORE = 0.5, 0.75
"""What a table loses by lacking a column that is expected, beside one that it needs, and how much more its other
headers must then weigh."""
_KNOWN = 0.5
"""A header that does not say a list plainly needs this share of cells that are words of it."""
_NAMING = 0.2
"""A column that names pupils is not fed with fewer readable cells than this share, whatever its header says."""


@dataclass(frozen=True)
class Candidate:
    """A table read under a header.

    ``score`` is the weight of the columns fed, ``missing`` the groups of needed columns that nothing feeds, ``torn``
    the columns that several places of the sheet could feed as well.
    """

    table: Table
    header: Header
    edges: Mapping[str, Edge]
    score: float
    missing: tuple[tuple[str, ...], ...]
    torn: frozenset[str] = frozenset()
    lacking: tuple[str, ...] = ()
    """The columns that a sheet of this table has as a rule, that nothing feeds and nothing around it tells."""
    constants: Mapping[str, Constant] = field(default_factory=dict)
    """What stands around the sheet tells of the columns that nothing feeds."""
    hinted: float = 1.0
    """How much the name of the sheet or of the file adds to it."""

    @property
    def fit(self) -> float:
        """The score, less what a table loses by lacking columns that it needs or that are expected of it."""
        asked = len(self.table.needs) + len(self.table.expects)
        return self.hinted * self.score * (1 - (len(self.missing) + _LACKING * len(self.lacking)) / asked)

    @property
    def told(self) -> float:
        """What the headers say together, whatever stands in their cells."""
        return self.hinted * sum(edge.strength * rarity(edge.text) for edge in self.edges.values())

    @property
    def is_vague(self) -> bool:
        """Whether its headers are those of too many other sheets: « Date, Entreprise, Objet ».

        Where columns are lacking that are expected, the others must say more, or the name of the sheet.
        """
        more = _MORE * len(self.lacking) if self.hinted == 1.0 else 0.0
        return self.told < self.table.least + more


def candidate(
    table: Table,
    header: Header,
    sample: Sample,
    imposed: Mapping[str, int | None],
    told: Mapping[str, Constant] = MappingProxyType({}),
) -> Candidate:
    """Feed the columns of ``table`` from those of the sheet; ``imposed`` ones are fed as a person has decided, and
    those that the sheet lacks from what is ``told`` around it."""
    found = [edge for edge in _edges(table, header, sample) if edge.column not in imposed]
    free = [edge for edge in found if edge.place not in imposed.values()]
    edges = assign(_spread_names(free, sample))
    for name, place in imposed.items():
        if place is not None:
            edges[name] = Edge(name, place, 1.0, 1.0, header.title(place))
    nameless = _drop_unsure_names(edges, sample)
    score = sum(map(weigh, edges.values()))
    constants = {name: constant for name, constant in told.items() if name not in edges}
    filled = edges.keys() | constants.keys()
    return Candidate(
        table,
        header,
        edges,
        score,
        _missing(table, filled, nameless=nameless),
        _torn(free, edges),
        tuple(column.name for column in table.expects if column.name not in filled),
        constants,
    )


def weigh(edge: Edge) -> float:
    """What a column that is fed tells of its table: much when its header is sure and rare."""
    return edge.weight * rarity(edge.text)


def _missing(table: Table, filled: Set[str], *, nameless: bool) -> tuple[tuple[str, ...], ...]:
    lacking = [group for group in table.needs if filled.isdisjoint(group)]
    return tuple(("prenom",) if nameless and "nom" in group else group for group in lacking)


def _torn(found: Iterable[Edge], edges: Mapping[str, Edge]) -> frozenset[str]:
    counts = Counter(edge.column for edge in found if edge.column not in edges)
    return frozenset(name for name, count in counts.items() if count > 1)


def _edges(table: Table, header: Header, sample: Sample) -> Iterator[Edge]:
    for place, wordings in enumerate(header.wordings):
        named = [
            (text, name, strength, trust)
            for text, trust in wordings
            for name, strength in columns_named(text).get(table.name, ())
            if strength >= SURE or text == wordings[0].text  # a group may be chance: it must say it plainly
        ]
        for text, name, strength, trust in named:
            if confirmed := _confirm(table.column(name), place, sample, sure=strength >= SURE):
                yield Edge(name, place, strength * trust, strength * trust * confirmed, text)
        if not named and is_vague(header.title(place)):
            yield from _guess(table, place, sample, header.title(place))


def _confirm(column: Column, place: int, sample: Sample, *, sure: bool) -> float:
    """What the cells let the header keep of its weight; nothing where they forbid the column."""
    share = sample.support(column, place)
    if share is None:
        return _EMPTY
    if not sure and column.kind == "liste" and sample.known(column, place) < _KNOWN:
        return 0.0
    if share < (_NAMING if sure and column.kind == "identite" else 0.0 if sure else _READABLE):
        return 0.0
    return 1.0 if share >= _READABLE else _CONTRADICTED + (1 - _CONTRADICTED) * share


def _guess(table: Table, place: int, sample: Sample, title: str) -> Iterator[Edge]:
    """The columns that the cells alone tell, under a header that says nothing."""
    for column in table.columns:
        if tells_itself(column, sample.texts(place), titled=bool(title)):
            yield Edge(column.name, place, GUESSED, GUESSED, title)


def _spread_names(edges: Sequence[Edge], sample: Sample) -> list[Edge]:
    """« Élève » merged over two columns stands above a name and a first name; their order does not matter."""
    whole = [edge for edge in edges if edge.column == "nom_prenom" and edge.strength >= SURE]
    if len(whole) != 2 or whole[0].text != whole[1].text or whole[1].place - whole[0].place != 1:
        return list(edges)
    if not all(sample.cells(edge.place) for edge in whole):
        return list(edges)
    named = zip(whole, ("nom", "prenom"), strict=True)
    return [edge for edge in edges if edge not in whole] + [edge._replace(column=name) for edge, name in named]


def _drop_unsure_names(edges: dict[str, Edge], sample: Sample) -> bool:
    """Take out what may name nobody; whether a family name stood alone.

    Without a first name, the cells must hold both. Names that are only guessed give way to those of a header.
    """
    if "nom_prenom" in edges and edges["nom_prenom"].strength == GUESSED and edges.keys() & {"nom", "ine", "interne"}:
        del edges["nom_prenom"]
    if "nom" not in edges or edges.keys() & {"prenom", "nom_prenom"}:
        return False
    names = sample.texts(edges["nom"].place)
    alone = bool(names) and sum(len(name.split()) > 1 for name in names) < _READABLE * len(names)
    if alone:
        del edges["nom"]
    return alone


def rank(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The fittest first; the higher header first where two fit the same."""
    return sorted(candidates, key=lambda each: (-each.fit, each.header.line))
