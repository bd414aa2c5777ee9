"""The minutes of a council: who was there, each point with its reason and its figures, what was decided, signatures."""

import datetime as dt
from collections.abc import Iterator, Sequence

import french
from conseil import AgendaItem, PlannedAction, agenda_of, decided_on, plan_of, promised_before, school_of, seance_of
from guide import Fiche
from indicators.secret import LEAST
from indicators.words import typeset
from reports.papers.cited_figures import CitedFigures
from reports.papers.decision_tables import decisions_table, plan_table, promised_table
from reports.papers.paper import Block, Heading, Paper, PaperTable, Paragraph

REASONS = {
    "cible": "cible non atteinte",
    "mouvement": "fort mouvement en un an",
    "satisfaction": "satisfaction en baisse",
    "retard": "action en retard",
    "sans réponse": "question sans réponse",
    "ajout": "point ajouté par l’établissement",
}
"""What brought a point there, without any figure."""


def minutes_document(reading: CitedFigures, fiche: Fiche, day: dt.date) -> Paper:
    """What the minutes of the council held that ``day`` say."""
    school, annee = school_of(reading.store), reading.annee
    decided = decided_on(reading.store, annee, day)
    plan = [each for each in plan_of(reading.store, annee) if each not in decided]
    promised = promised_before(reading.store, annee)
    blocks: list[Block] = [
        *_present(seance_of(reading.store, annee, day).presents),
        Heading(1, "Ordre du jour"),
        *_agenda(reading, fiche, decided),
        Heading(1, "Relevé de décisions"),
        decisions_table(decided),
        Heading(1, "Plan d’action de l’année"),
        plan_table(plan, day),
        Heading(1, "Ce qui avait été décidé l’an passé"),
        promised_table(promised),
        Heading(1, "Signatures"),
        _signatures(),
        reading.secret(),
    ]
    return Paper(
        title=f"Compte rendu du conseil du {french.date(day)}",
        subtitle=reading.told_of(),
        school=school.nom,
        logo=school.logo,
        blocks=tuple(blocks),
    )


def _present(presents: str) -> Iterator[Block]:
    yield Heading(1, "Présents")
    if presents.strip():
        yield Paragraph(presents.strip())
    else:  # to be filled by hand
        rows = (("", ""),) * 5
        yield PaperTable(title="Présents", columns=("Fonction", "Émargement"), rows=rows, widths=(1, 1), tall=True)


def _agenda(reading: CitedFigures, fiche: Fiche, decided: Sequence[PlannedAction]) -> Iterator[Block]:
    items = agenda_of(reading.store, reading.annee)
    if not items:
        yield Paragraph("Aucun ordre du jour n’a été enregistré pour cette année.")
    asked = {question.ref: question for question in fiche.questions}
    for rank, item in enumerate(items, 1):
        yield Heading(2, f"{rank}. {item.titre}")
        question = asked.get(item.question or "")
        if question and item.titre != typeset(question.text):
            yield Paragraph(typeset(question.text), f"Question {question.ref}")
        ids = tuple(dict.fromkeys(filter(None, (item.indicateur, *(question.indicators if question else ())))))
        yield Paragraph(_reason(reading, item, ids), "Pourquoi ce point")
        if ids:
            yield reading.table(ids, f"Les chiffres du point {rank}")
            if said := reading.said(ids[0]):
                yield Paragraph(said)
        for action in decided:
            if item.question and action.question == item.question:
                yield Paragraph(action.intitule, "Décidé")


def _reason(reading: CitedFigures, item: AgendaItem, ids: Sequence[str]) -> str:
    """The sentence that brought the point there; it was written for a room, on the figures of its day: where one of
    these is hidden now, or where the document hides more than a room, only its sort is told.
    """
    if not item.raison or reading.threshold > LEAST or reading.hides(ids):
        return REASONS[item.sorte]
    when = f" (au {french.date(item.propose_le)})" if item.propose_le else ""
    return f"{typeset(item.raison)}{when}"


def _signatures() -> PaperTable:
    columns = ("Le chef d’établissement", "Le DDFPT", "Le secrétaire de séance")
    return PaperTable(title="Signatures", columns=columns, rows=(("", "", ""),), widths=(1, 1, 1), tall=True)
