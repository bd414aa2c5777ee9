"""The workbook of the bureau des entreprises: a sheet of notes, agreements, networks, indicators, an empty sheet."""

import datetime as dt
from itertools import groupby

from sample_data.fiction.conventions import PARTENARIATS, Convention, conventions
from sample_data.handmade_sheet import HandmadeSheet, Row, grouped

AS_WRITTEN = {
    "établissement de formation": "Établissement scolaire", "branche ou OPCO": "Branche professionnelle",
    "service public de l'emploi": "Service public de l'emploi",
}  # fmt: skip
ODD_PARTNER = (
    "CP-101", "Ferme-école du Bief", "Ferme pédagogique", "", "Hôtellerie-restauration", "Produits locaux à table",
    "Bac pro Cuisine", "Établissement", dt.date(2026, 5, 12), None, "non",
)  # fmt: skip
"""A kind of partner that no list foresees."""
UNSIGNED = (
    "CP-102", "Halles de Valbrune", "Commerce", "", "Commerce et distribution", "Stand des élèves", "CAP EPC",
    "Établissement", "à signer", None, "",
)  # fmt: skip
NOTES = (
    "Classeur du bureau des entreprises",
    "Les conventions de PFMP des élèves ne sont pas ici : voir le suivi des PFMP.",
    "Prévenir le secrétariat avant de changer les colonnes.",
    "Reste à faire : relancer la mairie, mettre à jour la liste des réseaux.",
)


def workbook() -> list[HandmadeSheet]:
    """All the sheets, in the order in which they are opened."""
    return [
        HandmadeSheet(title="Lisez-moi", rows=[[note] for note in NOTES]),
        _agreements(),
        _networks(),
        _shared(),
        HandmadeSheet(title="Feuil5", rows=[]),
    ]


def _agreements() -> HandmadeSheet:
    """Two lines of headers, a blank line a year of signature, a total; one agreement is still to be signed."""
    groups: Row = ["", "Partenaire", "", "", "", "Convention", "", "", "", "", ""]
    titles: Row = [
        "N°", "Nom du partenaire", "Type de partenaire", "SIRET", "Secteur professionnel", "Objet",
        "Formation concernée", "Niveau", "Signée le", "Échéance", "Reconduction tacite",
    ]  # fmt: skip
    rows: list[Row] = [["Conventions de partenariat"], ["État au 3 juillet 2026"], [], groups, titles]
    for _, signed in groupby(enumerate(conventions(), start=1), key=lambda pair: pair[1].signature.year):
        rows += [*(_agreement(*pair) for pair in signed), []]
    rows += [[*ODD_PARTNER], [*UNSIGNED], []]
    rows.append(["TOTAL", f"{len(conventions()) + 2} conventions", *([""] * 9)])
    return HandmadeSheet(
        title="Conventions", rows=rows, merged=("A1:F1", "A2:F2", "B4:E4", "F4:K4"), bold=(1, 4, 5, len(rows))
    )


def _number(rank: int) -> str:
    return f"CP-{rank:03}"


def _agreement(rank: int, each: Convention) -> Row:
    return [
        _number(rank),
        each.partenaire,
        AS_WRITTEN.get(each.type, each.type.capitalize()),
        grouped(each.siret),
        each.secteur,
        each.objet,
        each.formation,
        each.niveau.capitalize(),
        each.signature,
        each.fin,
        "oui" if each.tacite else "non",
    ]


def _networks() -> HandmadeSheet:
    rows: list[Row] = [["Réseau", "Type de réseau", "Formalisé", "Document", "Depuis le", "Jusqu'au"]]
    rows += [
        [
            each["reseau"],
            each["type_reseau"],
            "X" if each["formalise"] else "",
            each["document"],
            each["depuis"],
            each.get("jusqu_au"),
        ]
        for each in PARTENARIATS["reseaux"]
    ]
    return HandmadeSheet(title="Réseaux", rows=rows, bold=(1,))


def _shared() -> HandmadeSheet:
    rows: list[Row] = [["Indicateur partagé", "Partenaire", "Périodicité", "Depuis le", "Jusqu'au", "Dernier échange"]]
    rows += [
        [
            each["indicateur"],
            each["partenaire"],
            each["frequence"],
            each["depuis"],
            each.get("jusqu_au"),
            each["dernier"],
        ]
        for each in PARTENARIATS["partages"]
    ]
    return HandmadeSheet(title="Indicateurs partagés", rows=rows, bold=(1,))
