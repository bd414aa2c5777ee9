"""Who came: attendance sheets of the first year, a grid copied from PRONOTE, an export by INE."""

from collections import Counter

from sample_data.fiction.eleves import inscriptions
from sample_data.fiction.participations import Participation, participations
from sample_data.handmade_sheet import HandmadeSheet, Row, french_date

TERMS = {
    "1er trimestre": ("09", "10", "11", "12"),
    "2e trimestre": ("01", "02", "03"),
    "3e trimestre": ("04", "05", "06"),
}


def attendance_2023() -> list[HandmadeSheet]:
    """A sheet a term; an unknown pupil, an action that no list knows."""
    title: Row = ["Feuilles d'émargement 2023-2024"]
    header: Row = ["Réf. action", "Nom", "Prénom", "Classe", "Présent"]
    grids = []
    for term, months in TERMS.items():
        found = [each for each in participations()["2023-2024"] if f"{each.action.debut:%m}" in months]
        grids.append(
            HandmadeSheet(title=term, rows=[title, [], header, *map(_signed, found)], merged=("A1:E1",), bold=(1, 3))
        )
    grids[0].rows.insert(40, ["A23-05", "MARTINN", "Lou-Anne", "2CUI", "X"])
    grids[1].rows.insert(90, ["A23-99", *_signed(participations()["2023-2024"][600])[1:]])
    return grids


def _signed(each: Participation) -> Row:
    presence = {"présent": "X", "absent": "non", "excusé": "exc."}[each.presence]
    return [each.action.reference, each.pupil.eleve.nom, each.pupil.eleve.prenom, each.pupil.classe, presence]


def pronote_2024() -> HandmadeSheet:
    """Names in one cell, actions by their title; a namesake without her class, a mark that means nothing."""
    listed = participations()["2024-2025"]
    groups: Row = ["Élèves", "", "", "Sortie ou intervention", "", "Suivi"]
    titles: Row = ["Élève", "", "Classe", "Action", "Date", "Présence (P/A/E)"]
    rows: list[Row] = [groups, titles, *map(_copied, listed)]
    rows[1300][5] = "voir CPE"
    twins = _namesakes("2024-2025")
    rows.append([twins, "", "", "Village de l'apprentissage", "07/05/2025", "P"])
    rows.append(["DUBIOS Mathéo", "", "2MV", "Village de l'apprentissage", "07/05/2025", "P"])
    return HandmadeSheet(title="", rows=rows)


def _copied(each: Participation) -> Row:
    eleve = each.pupil.eleve
    mark = {"présent": "P", "absent": "A", "excusé": "E"}[each.presence]
    return [
        f"{eleve.nom} {eleve.prenom}",
        "",
        each.pupil.classe,
        each.action.titre,
        french_date(each.action.debut),
        mark,
    ]


def _namesakes(annee: str) -> str:
    """The name that two pupils of the year bear."""
    names = Counter(f"{each.nom} {each.prenom}" for each in (pupil.eleve for pupil in inscriptions()[annee]))
    return next(name for name, count in sorted(names.items()) if count > 1)


def exported_2025() -> HandmadeSheet:
    """Pupils by their national number; one row comes twice, one number belongs to nobody."""
    header: Row = ["Référence action", "INE", "Division", "Présence"]
    rows: list[Row] = [
        [each.action.reference, each.pupil.eleve.ine, each.pupil.classe, each.presence]
        for each in participations()["2025-2026"]
    ]
    rows.insert(700, rows[699])
    rows.append(["A25-63", "999999999ZZ", "2MCV1", "présent"])
    return HandmadeSheet(title="", rows=[header, *rows])
