"""The follow-up of the placements: home-made in 2023, LibreOffice in 2024, a sheet a period in 2025."""

from sample_data.fiction.lycee import LYCEE
from sample_data.fiction.pfmp import Pfmp, pfmp
from sample_data.handmade_sheet import HandmadeSheet, Row, french_date, grouped

ORIGINS_2023 = {
    "bureau": "BDE", "partenaire": "réseau", "enseignant": "prof", "famille": "parents",
    "élève": "candidature spontanée",
}  # fmt: skip
ORIGINS = {"bureau": "bureau des entreprises"}


def home_made_2023() -> HandmadeSheet:
    """A title, groups above the titles; an impossible date, a situation that is none."""
    groups: Row = ["Élève", "", "Période", "", "", "Recherche", "", "", "Lieu d'accueil", "", "", "", ""]
    titles: Row = [
        "Nom et prénom", "Classe", "PFMP", "Du", "Au", "Situation", "Trouvé le", "Trouvé par", "Entreprise", "SIRET",
        "Secteur", "Ville", "Action à l'origine",
    ]  # fmt: skip
    rows: list[Row] = [["SUIVI DES PFMP – 2023-2024"], [LYCEE["nom"]], [], groups, titles]
    rows += [_home_made(each) for each in pfmp()["2023-2024"]]
    rows[350][3] = "31/02/2024"
    rows[720][5] = "à voir avec la famille"
    merged = ("A1:M1", "A2:M2", "A4:B4", "C4:E4", "F4:H4", "I4:L4")
    return HandmadeSheet(title="Suivi PFMP", rows=rows, merged=merged, bold=(1, 4, 5))


def _home_made(each: Pfmp) -> Row:
    eleve = each.pupil.eleve
    return [
        f"{eleve.nom} {eleve.prenom}",
        each.pupil.classe,
        each.periode.nom,
        french_date(each.periode.debut),
        french_date(each.periode.fin),
        {"convention signée": "Signée", "place trouvée": "Trouvé"}.get(each.situation, each.situation.capitalize()),
        french_date(each.trouvee),
        ORIGINS_2023.get(each.origine, each.origine),
        *_company(each, spaced=True),
        each.action.reference if each.action else "",
    ]


def libreoffice_2024() -> HandmadeSheet:
    """A plain sheet with real dates; an unknown pupil, a SIRET that lost a figure."""
    header: Row = [
        "Nom", "Prénom", "Classe", "Période", "Date de début", "Date de fin", "Situation", "Date de la solution",
        "Origine", "Entreprise d'accueil", "N° SIRET", "Secteur professionnel", "Commune", "Action à l'origine",
    ]  # fmt: skip
    rows: list[Row] = [header, *map(_plain, pfmp()["2024-2025"])]
    stranger = [*rows[60]]
    stranger[:2] = ["LEFEBRVE", "Inés"]
    rows.append(stranger)
    rows[500][10] = str(rows[500][10])[:-1]
    return HandmadeSheet(title="PFMP 2024-2025", rows=rows)


def _plain(each: Pfmp) -> Row:
    eleve = each.pupil.eleve
    return [
        eleve.nom,
        eleve.prenom,
        each.pupil.classe,
        each.periode.nom,
        each.periode.debut,
        each.periode.fin,
        each.situation,
        each.trouvee,
        ORIGINS.get(each.origine, each.origine),
        *_company(each),
        each.action.reference if each.action else "",
    ]


def by_period_2025() -> list[HandmadeSheet]:
    """A sheet a period, pupils by their INE; an origin that no list foresees."""
    header: Row = [
        "INE", "Nom", "Prénom", "Classe", "Période", "Début", "Fin", "Situation", "Trouvé le", "Origine", "Entreprise",
        "SIRET", "Secteur professionnel", "Commune", "Action à l'origine",
    ]  # fmt: skip
    grids = []
    for period in ("PFMP 1", "PFMP 2"):
        found = [each for each in pfmp()["2025-2026"] if each.periode.nom == period]
        rows: list[Row] = [header, *([each.pupil.eleve.ine, *_plain(each)] for each in found)]
        grids.append(HandmadeSheet(title=period, rows=rows, bold=(1,)))
    grids[1].rows[12][9] = "bouche-à-oreille"
    return [*grids, HandmadeSheet(title="Feuil3", rows=[])]


def _company(each: Pfmp, *, spaced: bool = False) -> Row:
    company = each.entreprise
    if company is None:
        return ["", "", "", ""]
    return [company.nom, grouped(company.siret) if spaced else company.siret, company.secteur, company.commune]
