"""Which of the eleven tables a sheet is, where its header stands, and which column feeds which."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spreadsheets import unrecognised
from spreadsheets.candidate import Candidate, candidate, rank
from spreadsheets.evidence import Sample
from spreadsheets.header import Header, header_at, likely_headers
from spreadsheets.headings import words
from spreadsheets.model import Anomaly, Choice, Recognised, Sheet, Table
from spreadsheets.tables import BY_NAME, TABLES

_HINTED_BY_SHEET, _HINTED_BY_FILE = 1.15, 1.1
_CLOSE = 0.92
"""From this share of the best score on, another table is as plausible."""


def recognise(sheet: Sheet, forced: Choice | None = None) -> Recognised | tuple[Anomaly, ...]:
    """The table of a sheet and the columns that feed it; or the reason why not, in one sentence.

    ``forced`` holds what a person has decided; the rest is found as usual. Only the top of the sheet is read.
    """
    choice = forced or Choice()
    headers = header_at(sheet, choice.header_line) if choice.header_line else likely_headers(sheet)
    tables = [BY_NAME[choice.table]] if choice.table else TABLES
    best = _first_of_each_table(
        rank(_hinted(each, sheet) for each in _candidates(sheet, headers, tables, choice.columns))
    )
    chosen = _choose(best)
    return _recognised(sheet, chosen, best) if chosen else (unrecognised.explain(sheet, best),)


def _candidates(
    sheet: Sheet, headers: Sequence[Header], tables: Sequence[Table], imposed: Mapping[str, int | None]
) -> Iterator[Candidate]:
    for header in headers:
        sample = Sample(sheet, header.line + 1)
        for table in tables:
            yield candidate(table, header, sample, imposed)


def _hinted(found: Candidate, sheet: Sheet) -> Candidate:
    """The name of the sheet, then that of the file, tip the scales."""
    for name, weight in ((sheet.feuille, _HINTED_BY_SHEET), (sheet.fichier, _HINTED_BY_FILE)):
        told = set(words(name))
        if any(told.issuperset(words(hint)) for hint in found.table.hints):
            return replace(found, score=found.score * weight)
    return found


def _first_of_each_table(ranked: Sequence[Candidate]) -> list[Candidate]:
    best: dict[str, Candidate] = {}
    for each in ranked:
        best.setdefault(each.table.name, each)
    return list(best.values())


def _choose(best: Sequence[Candidate]) -> Candidate | None:
    """The fittest table, if it lacks nothing and none that lacks nothing either fits as well."""
    if not best or best[0].missing:
        return None
    rivals = [each for each in best[1:] if not each.missing and each.fit >= _CLOSE * best[0].fit]
    return None if rivals else best[0]


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
        confidence=_confidence(chosen, best),
    )


def _confidence(chosen: Candidate, best: Sequence[Candidate]) -> float:
    runner_up = max((each.score for each in best if each is not chosen and not each.missing), default=0.0)
    strengths = [edge.weight for edge in chosen.edges.values()]
    lead = 1 - runner_up / chosen.score if chosen.score else 0.0
    return min(1.0, sum(strengths) / len(strengths)) * min(1.0, 2 * lead)
