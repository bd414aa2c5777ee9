"""The actions: a home-made workbook, a CSV file, and a workbook with everything, year after year."""

import datetime as dt

from sample_data.fiction.actions import Action, actions
from sample_data.fiction.entreprises import PARTENAIRES, entreprises, siret_of_partner
from sample_data.fiction.participations import totals
from sample_data.handmade_sheet import HandmadeSheet, Row, french_date, serial, short_date, yes

NEW_YEAR = dt.date(2024, 1, 1)
COUNTED = ["Attendus", "Présents", "dont filles", "dont garçons", "dont publics prioritaires"]

GROUPS_2023: Row = ["", "", "", "Dates", "", "", "", "Partenaire", "", "", "Cadre", *([""] * 5), "Élèves", *([""] * 4)]
TITLES_2023: Row = [
    "Réf.", "Intitulé de l'action", "Type d'action", "Du", "Au", "Durée (h)", "Fréquence", "Entreprise / organisme",
    "Secteur", "À l'initiative de", "Temps fort", "Dispositif", "Public prioritaire", "Mobilité", "Réalisée",
    "Formations visées", *COUNTED,
]  # fmt: skip
IMPOSSIBLE: Row = ["A23-59", "Visite d'une imprimerie", "Visite d'entreprise", "31/02/24", "", 3, "", "", "", "LP"]
"""A mistake: a day that does not exist."""


def home_made_2023() -> HandmadeSheet:
    """Title and date above, groups over the titles, dates in two figures, a total below."""
    listed = actions()["2023-2024"]
    rows: list[Row] = [["Bureau des entreprises – actions de l'année 2023-2024"], ["Mis à jour le 28/06/2024"], []]
    rows += [[*GROUPS_2023], [*TITLES_2023]]
    rows += [_home_made(each) for each in listed if each.debut < NEW_YEAR]
    rows += [[], *(_home_made(each) for each in listed if each.debut >= NEW_YEAR)]
    total: Row = ["TOTAL", *([""] * 4), round(sum(each.heures for each in listed), 1)]
    rows += [_padded([*IMPOSSIBLE], TITLES_2023), [], _padded(total, TITLES_2023)]
    merged = ("A1:H1", "D4:E4", "H4:I4", "K4:O4", "Q4:U4")
    return HandmadeSheet(title="Actions 23-24", rows=rows, merged=merged, bold=(1, 4, 5, len(rows)))


def _padded(row: Row, titles: Row) -> Row:
    return [*row, *([""] * (len(titles) - len(row)))]


def _home_made(action: Action) -> Row:
    kind = "Afterwork" if action.titre == "Petit-déjeuner des employeurs" else action.type.capitalize()
    return [
        action.reference,
        action.titre,
        kind,
        short_date(action.debut),
        short_date(action.fin) if action.fin != action.debut else "",
        action.heures,
        action.frequence.capitalize(),
        action.partenaire,
        action.secteur,
        {"lycée": "LP", "partenaire": "Entreprise", "conjointe": "Les deux"}[action.initiative],
        action.evenement,
        action.dispositif,
        yes(action.prioritaire),
        action.mobilite if action.mobilite != "aucune" else "",
        "oui" if action.statut == "réalisée" else "non",
        _formations(action, " / "),
        *_counted(action),
    ]


def exported_2024() -> HandmadeSheet:
    """A plain list; one row is there twice, one does not tell who took the initiative."""
    titles: Row = [
        "Référence", "Intitulé", "Type d'action", "Date de début", "Date de fin", "Durée", "Fréquence", "Partenaire",
        "Secteur professionnel", "Initiative", "Formations visées", "Évènement national", "Dispositif",
        "Public prioritaire visé", "Mobilité", "Statut", *COUNTED,
    ]  # fmt: skip
    rows = [_exported(each) for each in actions()["2024-2025"]]
    rows.insert(30, rows[29])
    untold: Row = ["A24-68", "Réunion de bassin", "Réunion", "05/06/2025", "", "2h", "ponctuelle", "CLEE du Val d'Orve"]
    return HandmadeSheet(title="", rows=[titles, *rows, _padded(untold, titles)])


def _exported(action: Action) -> Row:
    return [
        action.reference,
        action.titre,
        action.type,
        french_date(action.debut),
        french_date(action.fin) if action.fin != action.debut else "",
        f"{action.heures:g}h",
        action.frequence,
        action.partenaire,
        action.secteur,
        action.initiative,
        _formations(action, " ; "),
        action.evenement,
        action.dispositif,
        "oui" if action.prioritaire else "non",
        action.mobilite,
        action.statut,
        *_counted(action),
    ]


def complete_2025() -> HandmadeSheet:
    """Every column, dates that lost their format, « X » for yes, one SIRET that lost a figure."""
    titles: Row = [
        "Référence", "Intitulé de l'action", "Type", "Date de début", "Date de fin", "Nb d'heures", "Périodicité",
        "Partenaire", "SIRET", "Secteur d'activité", "Initiative", "Formations visées", "Évènement national",
        "Dispositif", "Public prioritaire", "Mobilité", "Statut", *COUNTED,
    ]  # fmt: skip
    rows: list[Row] = [["Plan d'actions 2025-2026"], [], titles]
    rows += [_complete(each, titles) for each in actions()["2025-2026"]]
    return HandmadeSheet(title="Plan 2025-2026", rows=rows, merged=("A1:F1",), bold=(1, 3), hidden=("N",))


def _complete(action: Action, titles: Row) -> Row:
    siret = _siret(action.partenaire)
    row: Row = [
        action.reference,
        action.titre,
        action.type,
        serial(action.debut),
        serial(action.fin) if action.fin != action.debut else "",
        "une demi-journée" if action.titre == "Visite du salon-école du bassin" else action.heures,
        action.frequence,
        action.partenaire,
        siret[:-1] if action.titre.startswith("Vitrines") else siret,
        action.secteur,
        action.initiative,
        _formations(action, " ; "),
        action.evenement,
        action.dispositif,
        yes(action.prioritaire),
        action.mobilite,
        "" if action.statut == "réalisée" else action.statut,
        *_counted(action),
    ]
    return _padded(row, titles)


def _siret(partner: str) -> str:
    if not partner:
        return ""
    known = {each.nom: each.siret for each in entreprises()}
    return siret_of_partner(partner) if partner in PARTENAIRES else known[partner]


def _formations(action: Action, separator: str) -> str:
    return separator.join(each.nom for each in action.formations)


def _counted(action: Action) -> Row:
    found = totals(action)
    if found is None:
        return [""] * len(COUNTED)
    return [found.attendus, found.presents, found.filles, found.garcons, found.prioritaires]
