"""The tables of what is decided: decisions of a day, plan of action, what was promised a year before."""

import datetime as dt
from collections.abc import Sequence

import french
from conseil import PlannedAction, is_late
from indicators import CATALOGUE
from indicators.words import typeset
from reports.papers.paper import Block, PaperTable, Paragraph

UNKNOWN = "à préciser"


def decisions_table(actions: Sequence[PlannedAction]) -> Block:
    """The decisions of a day, numbered: what, on which question, who carries it, until when."""
    if not actions:
        return Paragraph("Aucune décision n’a été enregistrée.")
    rows = tuple(
        (str(rank), action.intitule, _about(action), action.pilote or UNKNOWN, _due(action))
        for rank, action in enumerate(actions, 1)
    )
    columns = ("N°", "Décision", "À propos de", "Pilote", "Échéance")
    return PaperTable(title="Décisions de la séance", columns=columns, rows=rows, widths=(6, 40, 20, 18, 16))


def plan_table(actions: Sequence[PlannedAction], day: dt.date) -> Block:
    """The plan of action on ``day``, each with its state."""
    if not actions:
        return Paragraph("Le plan d’action de l’année est vide.")
    rows = tuple(
        (action.intitule, _about(action), action.pilote or UNKNOWN, _due(action), _state(action, day))
        for action in actions
    )
    columns = ("Action", "À propos de", "Pilote", "Échéance", "État")
    return PaperTable(title="Plan d’action", columns=columns, rows=rows, widths=(36, 18, 16, 16, 14))


def promised_table(actions: Sequence[PlannedAction]) -> Block:
    """What was decided a year before, and what became of it."""
    if not actions:
        return Paragraph("Aucune action n’avait été enregistrée.")
    rows = tuple((each.intitule, each.pilote or UNKNOWN, each.etat, each.bilan) for each in actions)
    columns = ("Action", "Pilote", "État", "Bilan")
    return PaperTable(title="Décidé l’an passé", columns=columns, rows=rows, widths=(38, 16, 12, 34))


def _about(action: PlannedAction) -> str:
    indicator = CATALOGUE.get(action.indicateur or "")
    return " – ".join(text for text in (action.question, indicator and typeset(indicator.label)) if text)


def _due(action: PlannedAction) -> str:
    return french.date(action.echeance) if action.echeance else UNKNOWN


def _state(action: PlannedAction, day: dt.date) -> str:
    return f"{action.etat}, en retard" if is_late(action, day) else action.etat
