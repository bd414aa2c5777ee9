"""The lists of pupils of the first two years: an extraction of SIECLE and a grid copied from PRONOTE."""

from sample_data.fiction.eleves import PUBLICS, Inscription, inscriptions
from sample_data.handmade_sheet import HandmadeSheet, Row, french_date

EXTRACTED = [
    "Nom de famille", "Prénom 1", "Date de naissance", "Sexe", "INE", "Division", "Formation", "Date d'entrée",
    "Date de sortie", "Motif de sortie", "Boursier", "QPV", "ULIS", "EBEP", "Allophone", "MLDS",
]  # fmt: skip
NOT_PLACED = ["ARRIVÉ", "Tardif", "14/03/2008", "M", "", "", "Bac pro MV", "02/10/2023"]
"""A mistake: enrolled, and in no class."""
UNTOLD_SEX = 205
"""Two other mistakes: the place of a pupil whose sex nobody typed, and of one typed twice."""
TWICE = 410


def extraction_2023() -> HandmadeSheet:
    """Chosen columns of SIECLE."""
    rows: list[Row] = [[*EXTRACTED], *(_extracted(each) for each in inscriptions()["2023-2024"])]
    rows[UNTOLD_SEX][EXTRACTED.index("Sexe")] = ""
    rows.insert(TWICE, rows[TWICE])
    rows.append([*NOT_PLACED, *([""] * (len(EXTRACTED) - len(NOT_PLACED)))])
    return HandmadeSheet(title="", rows=rows)


def _extracted(pupil: Inscription) -> Row:
    eleve = pupil.eleve
    return [
        eleve.nom,
        eleve.prenom,
        french_date(eleve.naissance),
        "F" if eleve.sexe == "F" else "M",
        eleve.ine,
        pupil.classe,
        pupil.formation.nom,
        french_date(pupil.entree),
        french_date(pupil.sortie),
        pupil.motif,
        *("oui" if public in eleve.publics else "non" for public in PUBLICS),
    ]


def pronote_2024() -> HandmadeSheet:
    """A grid with two lines of headers and an empty cell among them, « MARTIN Léa » in one cell."""
    groups: Row = [
        "Élèves",
        "",
        "Identité",
        "",
        "Scolarité",
        "",
        "",
        "",
        "Projet et accompagnement",
        "",
        "",
        "",
        "",
        "",
    ]
    titles: Row = [
        "Élève", "", "Né(e) le", "Sexe", "Classe", "Formation", "Entrée", "Sortie", "Boursier", "QPV", "ULIS", "EBEP",
        "Allophone", "MLDS",
    ]  # fmt: skip
    rows: list[Row] = [groups, titles, *(_copied(each) for each in inscriptions()["2024-2025"])]
    rows[UNTOLD_SEX][3] = "Non renseigné"
    return HandmadeSheet(title="", rows=rows)


def _copied(pupil: Inscription) -> Row:
    eleve = pupil.eleve
    return [
        f"{eleve.nom} {eleve.prenom}",
        "",
        french_date(eleve.naissance),
        "Féminin" if eleve.sexe == "F" else "Masculin",
        pupil.classe,
        pupil.formation.nom,
        french_date(pupil.entree),
        french_date(pupil.sortie),
        *("Oui" if public in eleve.publics else "" for public in PUBLICS),
    ]
