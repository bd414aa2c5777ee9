"""The surveys: answers of pupils as an online form exports them, partners' answers and totals in one workbook."""

from sample_data.fiction.ecoute import answers_of_partners, answers_of_pupils, surveys
from sample_data.fiction.lycee import ANNEES
from sample_data.handmade_sheet import HandmadeSheet, Row


def pupils() -> HandmadeSheet:
    """An answer a row; one in words, one beyond the scale."""
    header: Row = ["Horodateur", "Vous êtes", "Enquête", "Action", "Votre note", "Sur", "Interrogés"]
    rows: list[Row] = [
        [
            f"{each.jour:%d/%m/%Y} 1{number % 8}:{number * 7 % 60:02}",
            "Élève",
            each.enquete,
            each.action.reference if each.action else "",
            each.note,
            each.sur,
            each.interroges,
        ]
        for annee in ANNEES
        for number, each in enumerate(answers_of_pupils(annee))
    ]
    rows[77][4] = "très bien"
    rows[301][4] = 6
    return HandmadeSheet(title="", rows=[header, *rows])


def partners_and_totals() -> list[HandmadeSheet]:
    """Partners' notes out of ten, then the surveys of which only totals are kept."""
    header: Row = ["Année scolaire", "Public", "Enquête", "Note", "Note maximale", "Interrogés"]
    answers: list[Row] = [
        [each.annee, each.public, each.enquete, each.note, each.sur, each.interroges]
        for annee in ANNEES
        for each in answers_of_partners(annee)
    ]
    summed: list[Row] = [["Enquêtes totalisées"], []]
    summed.append(["Année scolaire", "Public interrogé", "Enquête", "Interrogés", "Répondants", "Satisfaits"])
    summed += [
        [each.annee, each.public, each.enquete, each.interroges, each.repondants, each.satisfaits] for each in surveys()
    ]
    return [
        HandmadeSheet(title="Réponses des partenaires", rows=[header, *answers], bold=(1,)),
        HandmadeSheet(title="Totaux", rows=summed, merged=("A1:F1",), bold=(1, 3)),
    ]
