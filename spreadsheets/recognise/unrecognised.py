"""Why a sheet is none of the eleven tables, in one sentence that says what to do."""

from collections.abc import Sequence

import french
from spreadsheets.cells import as_text, is_blank
from spreadsheets.model import Anomaly, Severity, Sheet
from spreadsheets.recognise.candidate import Candidate
from spreadsheets.recognise.headings import words
from spreadsheets.recognise.synonyms import columns_named

UNKNOWN = (
    "Ce tableau n’est aucun des onze attendus : vérifiez qu’une ligne d’en-têtes se trouve dans les premières lignes "
    "de la feuille, et que ses intitulés ressemblent à ceux du classeur modèle."
)
NOTES = "Cette feuille ne contient pas de tableau reconnu : elle est laissée de côté."
MISSING = "Il manque {what} pour en faire {made_of} : {advice}, puis déposez de nouveau le fichier."
LACKING = (
    "Il manque {what} pour en faire {made_of} : {advice}, ou renommez la feuille ou le fichier « {title} », puis "
    "déposez de nouveau le fichier."
)
TORN = (
    "Plusieurs colonnes peuvent être « {title} », indispensable pour en faire {made_of} : n’en gardez qu’une "
    "sous ce nom, puis déposez de nouveau le fichier."
)
AMBIGUOUS = (
    "Cette feuille peut être {first} ou {second} : renommez la feuille ou le fichier « {first_title} » ou "
    "« {second_title} », puis déposez-le de nouveau."
)
VAGUE = (
    "Ces colonnes ne suffisent pas à dire que cette feuille contient {made_of} : si c’est le cas, renommez la feuille "
    "ou le fichier « {title} », puis déposez-le de nouveau."
)
_NEAR = 3.0
"""Headers that weigh less together (see ``header.rarity``) are near no table."""
_WIDTH, _HEIGHT = 3, 3
"""A table has at least this many filled cells in each of at least this many lines."""


def explain(sheet: Sheet, ranked: Sequence[Candidate], *, asked: bool) -> Anomaly:
    """``ranked`` are the tables that the headers suit, the fittest first; ``asked`` if a person has chosen it."""
    favourite = _said(sheet, ranked)
    if favourite and favourite is not ranked[0] and favourite.missing and _looks_like_table(sheet):
        return _say(sheet, "refus", _missing(favourite))
    whole = [each for each in ranked if not each.missing]
    near = whole and (whole[0] is favourite or not whole[0].lacking or is_near(whole[0]))
    if near and whole[0] is ranked[0]:
        return _say(sheet, "refus", _unsure(whole))
    if ranked and ranked[0].missing and (asked or is_near(ranked[0])):
        return _say(sheet, "refus", _missing(ranked[0]))
    return _say(sheet, "refus", UNKNOWN) if _looks_like_table(sheet) else _say(sheet, "information", NOTES)


def likeliest(sheet: Sheet, ranked: Sequence[Candidate]) -> Candidate | None:
    """The table that a refused sheet is most likely to be; ``None`` where it is near none."""
    best = _said(sheet, ranked) or (ranked[0] if ranked else None)
    return best if best and ((best.edges and best is not ranked[0]) or is_near(best)) else None


def _said(sheet: Sheet, ranked: Sequence[Candidate]) -> Candidate | None:
    """The fittest table that the sheet says it is: by its name, that of its file or a title, else by a header that
    hints at no other; where persons are named, at no other that names some.

    It feeds at least half of what it needs: a legend that stands in its file is not told of it.
    """
    fed = [each for each in ranked if each.edges and 2 * len(each.missing) <= len(each.table.needs)]
    if not fed:
        return None
    line = fed[0].header.line
    above = [as_text(cell) for row in sheet.rows[: line - 1] for cell in row if isinstance(cell, str)]
    hinted = _hinted(fed, [sheet.feuille, sheet.fichier.replace("_", " "), *above])
    if hinted:
        return hinted[0]
    headers = [as_text(cell) for cell in sheet.rows[line - 1] if isinstance(cell, str)]
    naming = [each for each in fed if any(each.table.column(name).kind == "identite" for name in each.edges)]
    hinted = [
        each for each in naming or fed if _hinted([each], [text for text in headers if _is_of(each.table.name, text)])
    ]
    return hinted[0] if len(hinted) == 1 else None


def _is_of(table: str, header: str) -> bool:
    """Whether a header names no column of another table."""
    return columns_named(header).keys() <= {table}


def _hinted(fed: Sequence[Candidate], texts: Sequence[str]) -> list[Candidate]:
    told = [set(words(text)) for text in texts]
    return [each for each in fed if any(set(words(hint)) <= text for hint in each.table.hints for text in told)]


def is_near(closest: Candidate) -> bool:
    """Whether a table that lacks columns is worth naming."""
    asked = len(closest.table.needs) + len(closest.table.expects)
    return (len(closest.missing) + len(closest.lacking)) * 2 <= asked and closest.told >= _NEAR


def _unsure(whole: Sequence[Candidate]) -> str:
    """The headers are enough for a table, and too few to be sure of it, or enough for two."""
    fittest = whole[0]
    if not fittest.is_vague:
        return _ambiguous(*sorted(whole, key=lambda each: len(each.lacking))[:2])
    if fittest.lacking:
        what, advice = _columns([(name,) for name in fittest.lacking], fittest)
        made_of, title = fittest.table.made_of, fittest.table.title
        return LACKING.format(what=what, made_of=made_of, advice=advice, title=title)
    return _vague(fittest)


def _vague(fittest: Candidate) -> str:
    return VAGUE.format(made_of=fittest.table.made_of, title=fittest.table.title)


def _ambiguous(first: Candidate, second: Candidate) -> str:
    return AMBIGUOUS.format(
        first=first.table.made_of,
        second=second.table.made_of,
        first_title=first.table.title,
        second_title=second.table.title,
    )


def _missing(closest: Candidate) -> str:
    torn = [name for group in closest.missing for name in group if name in closest.torn]
    if torn:
        title = closest.table.column(torn[0]).title
        return TORN.format(title=title, made_of=closest.table.made_of)
    what, advice = _columns(closest.missing, closest)
    return MISSING.format(what=what, made_of=closest.table.made_of, advice=advice)


def _columns(groups: Sequence[Sequence[str]], closest: Candidate) -> tuple[str, str]:
    """« la colonne « Sexe » », and what to do of it."""
    titles = [_titles(closest, group) for group in groups]
    one = len(titles) == 1
    what = f"{'la colonne' if one else 'les colonnes'} {french.enumerate_words(titles)}"
    return what, "ajoutez-la" if one else "ajoutez-les"


def _titles(closest: Candidate, group: Sequence[str]) -> str:
    """« Situation » (ou « Entreprise »)."""
    first, *others = (f"« {closest.table.column(name).title} »" for name in group)
    return f"{first} (ou {french.enumerate_words(others, 'ou')})" if others else first


def _looks_like_table(sheet: Sheet) -> bool:
    wide = sum(1 for row in sheet.rows[:200] if sum(not is_blank(cell) for cell in row) >= _WIDTH)
    return wide >= _HEIGHT


def _say(sheet: Sheet, severity: Severity, message: str) -> Anomaly:
    return Anomaly(
        severity=severity,
        fichier=sheet.fichier,
        feuille=sheet.feuille,
        colonne="",
        message=french.spaced(message),
        lignes=(),
    )
