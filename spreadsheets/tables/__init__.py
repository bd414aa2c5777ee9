"""The eleven tables: beside the declaration of each, what it does beyond it."""

from collections.abc import Mapping

from spreadsheets.tables import (
    actions,
    conventions,
    eleves,
    invitations,
    offres,
    partages,
    participations,
    pfmp,
    reseaux,
    satisfaction,
    taxe,
)
from spreadsheets.tables.habits import (
    ACTION_SEAL,
    ACTION_TITLE,
    CLASS_SEAL,
    PRINTS,
    SHEET_YEAR,
    Drop,
    Habits,
    Received,
    bears_year,
    complete,
    reject_incomplete,
)
from spreadsheets.tables.participations import find_actions
from spreadsheets.tables.pupils import find_pupils, find_unlisted

HABITS: Mapping[str, Habits] = {
    "actions": actions.HABITS,
    "conventions": conventions.HABITS,
    "eleves": eleves.HABITS,
    "invitations": invitations.HABITS,
    "offres": offres.HABITS,
    "partages": partages.HABITS,
    "participations": participations.HABITS,
    "pfmp": pfmp.HABITS,
    "reseaux": reseaux.HABITS,
    "satisfaction": satisfaction.HABITS,
    "taxe": taxe.HABITS,
}
"""Name of a table → what it does."""

__all__ = [
    "ACTION_SEAL",
    "ACTION_TITLE",
    "CLASS_SEAL",
    "HABITS",
    "PRINTS",
    "SHEET_YEAR",
    "Drop",
    "Habits",
    "Received",
    "bears_year",
    "complete",
    "find_actions",
    "find_pupils",
    "find_unlisted",
    "reject_incomplete",
]
