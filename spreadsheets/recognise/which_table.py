"""Which of the eleven tables a sheet is, where its header stands, and which column feeds which."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from spreadsheets.declared import BY_NAME, TABLES
from spreadsheets.model import Anomaly, Choice, Recognised, Sheet, Table
from spreadsheets.recognise import unrecognised
from spreadsheets.recognise.around import Around, constants, places_around
from spreadsheets.recognise.candidate import Candidate, candidate, rank, weigh
from spreadsheets.recognise.find_header import DEEPEST, Header, header_at, likely_headers
from spreadsheets.recognise.headings import literal, words
from spreadsheets.recognise.sample import Sample

_OF_PUPILS = frozenset({"ine", "interne", "date_naissance", "formation", "statut", "boursier"})
_CIVILITIES = frozenset({"civilite", "civ", "titre", "m mme", "mme m"})
_CLOSE = 0.92
"""From this share of the best score on, another table is as plausible."""
_MOSTLY = 0.5
"""A sheet of which less than this share of the filled columns feeds something is not sure: its confidence keeps as
much."""
_HINT = 1.2
"""What a name adds to the score of the table it suggests: enough to settle between two that are as plausible."""


def recognise(
    sheet: Sheet, forced: Choice | None = None, around: Around | None = None
) -> Recognised | tuple[Anomaly, ...]:
    """The table of a sheet and the columns that feed it; or the reason why not, in one sentence.

    ``forced`` holds what a person has decided; the rest is found as usual, with what is known ``around`` the sheet.
    Only the top of the sheet is read.
    """
    choice = forced or Choice()
    best = _best(sheet, choice, around or Around())
    chosen = _choose(best, asked=choice.table is not None)
    if chosen is None:
        return (unrecognised.explain(sheet, best, asked=choice.table is not None),)
    return _recognised(sheet, chosen, best)


def closest(sheet: Sheet, forced: Choice | None = None, around: Around | None = None) -> Recognised | None:
    """What a sheet that is not recognised comes closest to, for a person to go on from; ``None`` if it is near nothing.

    Of the table that a person has chosen, it is always told where its header would stand and what it would feed.
    """
    choice = forced or Choice()
    best = _best(sheet, choice, around or Around())
    near = unrecognised.likeliest(sheet, best) if choice.table is None else next(iter(best), None)
    if near and not choice.header_line and (line := _line_of_titles(sheet)) < near.header.line:
        return closest(sheet, replace(choice, table=near.table.name, header_line=line), around)
    return _recognised(sheet, near, best) if near else None


def _best(sheet: Sheet, choice: Choice, around: Around) -> list[Candidate]:
    """The tables that the headers suit, each once, the fittest first."""
    headers = header_at(sheet, choice.header_line) if choice.header_line else likely_headers(sheet)
    if choice.table and not headers:
        headers = header_at(sheet, _line_of_titles(sheet))
    tables = [BY_NAME[choice.table]] if choice.table else TABLES
    hinted = _tables_hinted(sheet)
    found = _candidates(sheet, headers, tables, choice, around)
    return _first_of_each_table(rank(_hinted(each, hinted) for each in found))


def _line_of_titles(sheet: Sheet) -> int:
    """The line (from 1) that holds most titles: the header of a sheet whose words are all unknown."""
    counts = [len({cell for cell in row if isinstance(cell, str)}) for row in sheet.rows[:DEEPEST]]
    return counts.index(max(counts)) + 1 if counts else 1


def _candidates(
    sheet: Sheet, headers: Sequence[Header], tables: Sequence[Table], choice: Choice, around: Around
) -> Iterator[Candidate]:
    for header in headers:
        places = places_around(sheet, header.line)
        sample = Sample(sheet, header.line + 1)
        lines = sheet.rows[max(header.line - 2, 0) : header.line]
        titles = {literal(cell) for line in lines for cell in line if isinstance(cell, str)}
        suited = [table for table in tables if choice.table or titles.isdisjoint(map(literal, table.contrary))]
        found = {
            table.name: candidate(
                table, header, sample, choice.columns, constants(table, places, around, choice.constants)
            )
            for table in suited
        }
        told = (each for each in found.values() if not _lists_adults(each, titles))
        yield from (_accompanied(each, found) for each in told)


def _lists_adults(each: Candidate, titles: Set[str]) -> bool:
    """Whether persons are named by their civility and how to reach them, without what only a pupil's list tells."""
    if titles.isdisjoint(map(literal, each.table.adults)) or each.edges.keys() & _OF_PUPILS:
        return False
    sexe = each.edges.get("sexe")
    return sexe is not None and literal(sexe.text) in _CIVILITIES


def _accompanied(each: Candidate, found: Mapping[str, Candidate]) -> Candidate:
    """Columns that say more of the pupils of a list tell nothing against it: they count as if it fed them."""
    if each.table.beside not in found:
        return each
    places = {edge.place for edge in each.edges.values()}
    others = (edge for edge in found[each.table.beside].edges.values() if edge.place not in places)
    return replace(each, score=each.score + sum(map(weigh, others)))


def _hinted(found: Candidate, hinted: Set[str]) -> Candidate:
    return replace(found, hinted=_HINT) if found.table.name in hinted else found


def _tables_hinted(sheet: Sheet) -> Set[str]:
    """The tables that the name of the sheet suggests, else that of the file."""
    return _tables_named(sheet.feuille) or _tables_named(sheet.fichier)


def _tables_named(name: str) -> Set[str]:
    told = set(words(name))
    return {table.name for table in TABLES if any(told.issuperset(words(hint)) for hint in table.hints)}


def _first_of_each_table(ranked: Sequence[Candidate]) -> list[Candidate]:
    best: dict[str, Candidate] = {}
    for each in ranked:
        best.setdefault(each.table.name, each)
    return list(best.values())


def _choose(best: Sequence[Candidate], *, asked: bool) -> Candidate | None:
    """The fittest table, if it lacks nothing, says enough, and none that lacks nothing either fits as well."""
    if not best or best[0].missing or (best[0].is_vague and not asked):
        return None
    return None if any(_is_rival(each, best[0]) for each in best[1:]) else best[0]


def _is_rival(each: Candidate, best: Candidate) -> bool:
    """Whether a table fits about as well as the best, without lacking more of what is expected of it."""
    return not each.missing and len(each.lacking) <= len(best.lacking) and each.fit >= _CLOSE * best.fit


def _recognised(sheet: Sheet, chosen: Candidate, best: Sequence[Candidate]) -> Recognised:
    columns = {
        column.name: chosen.edges[column.name].place for column in chosen.table.columns if column.name in chosen.edges
    }
    left = _left(sheet, chosen, set(columns.values()))
    share = len(columns) / (len(columns) + sum(filled for _, filled in left)) if columns else 0.0
    return Recognised(
        sheet=sheet,
        table=chosen.table,
        first_line=chosen.header.line + 1,
        columns=columns,
        unmatched=tuple(title for title, filled in left if title or filled),
        constants=chosen.constants,
        confidence=_confidence(chosen, best) * (1.0 if share >= _MOSTLY else _MOSTLY),
    )


def _left(sheet: Sheet, chosen: Candidate, used: Set[int]) -> list[tuple[str, bool]]:
    """The title of each column that feeds nothing, and whether it holds something under it."""
    sample = Sample(sheet, chosen.header.line + 1)
    width = max(map(len, sheet.rows[: chosen.header.line + 1]), default=0)
    places = [place for place in range(width) if place not in used]
    return [(chosen.header.title(place), bool(sample.cells(place))) for place in places]


def _confidence(chosen: Candidate, best: Sequence[Candidate]) -> float:
    runner_up = max((each.fit for each in best if each is not chosen and not each.missing), default=0.0)
    strengths = [edge.weight for edge in chosen.edges.values()]
    if not strengths:
        return 0.0
    lead = 1 - runner_up / chosen.fit if chosen.fit else 0.0
    return min(1.0, sum(strengths) / len(strengths)) * min(1.0, 2 * lead)
