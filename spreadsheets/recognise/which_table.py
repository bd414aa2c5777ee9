"""Which of the eleven tables a sheet is, where its header stands, and which column feeds which."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from spreadsheets.declared import BY_NAME, TABLES
from spreadsheets.model import Anomaly, Choice, Recognised, Sheet, Table
from spreadsheets.recognise import unrecognised
from spreadsheets.recognise.around import Around, constants, places_around
from spreadsheets.recognise.candidate import Candidate, candidate, rank, weigh
from spreadsheets.recognise.find_header import Header, header_at, likely_headers
from spreadsheets.recognise.headings import literal, words
from spreadsheets.recognise.sample import Sample

_OF_PUPILS = frozenset({"ine", "interne", "date_naissance", "formation", "statut", "boursier"})
_CIVILITIES = frozenset({"civilite", "civ", "titre", "m mme", "mme m"})
_CLOSE = 0.92
"""From this share of the best score on, another table is as plausible."""
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
    headers = header_at(sheet, choice.header_line) if choice.header_line else likely_headers(sheet)
    tables = [BY_NAME[choice.table]] if choice.table else TABLES
    hinted = _tables_hinted(sheet)
    found = _candidates(sheet, headers, tables, choice, around or Around())
    best = _first_of_each_table(rank(_hinted(each, hinted) for each in found))
    chosen = _choose(best, asked=choice.table is not None)
    if chosen is None:
        return (unrecognised.explain(sheet, best, asked=choice.table is not None),)
    return _recognised(sheet, chosen, best)


def _candidates(
    sheet: Sheet, headers: Sequence[Header], tables: Sequence[Table], choice: Choice, around: Around
) -> Iterator[Candidate]:
    for header in headers:
        places = places_around(sheet, header.line)
        sample = Sample(sheet, header.line + 1)
        lines = sheet.rows[max(header.line - 2, 0) : header.line]
        titles = {literal(cell) for line in lines for cell in line if isinstance(cell, str)}
        suited = [table for table in tables if titles.isdisjoint(map(literal, table.contrary))]
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
    used = set(columns.values())
    titles = [chosen.header.title(place) for place in range(len(chosen.header.wordings)) if place not in used]
    return Recognised(
        sheet=sheet,
        table=chosen.table,
        first_line=chosen.header.line + 1,
        columns=columns,
        unmatched=tuple(title for title in titles if title),
        constants=chosen.constants,
        confidence=_confidence(chosen, best),
    )


def _confidence(chosen: Candidate, best: Sequence[Candidate]) -> float:
    runner_up = max((each.fit for each in best if each is not chosen and not each.missing), default=0.0)
    strengths = [edge.weight for edge in chosen.edges.values()]
    lead = 1 - runner_up / chosen.fit if chosen.fit else 0.0
    return min(1.0, sum(strengths) / len(strengths)) * min(1.0, 2 * lead)
