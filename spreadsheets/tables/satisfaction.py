"""Surveys: each row is an answer or a total; a file that brings a survey again replaces what it held."""

import pandas as pd

from spreadsheets.cells import Cause, normalise
from spreadsheets.check import exceeds, negative
from spreadsheets.tables.habits import Drop, Habits, Received
from spreadsheets.tables.years import complete_year_of

INCOMPLETE_ANSWER = Cause(
    "Réponse incomplète",
    "Il faut une note et sa note maximale, ou le nombre de répondants et celui de satisfaits.",
    refuses=True,
)
_DELETE_OTHERS = """
    delete from satisfaction
    where annee = ? and norm(public_enquete) = norm(?) and norm(enquete) = norm(?) and rang not between ? and ?"""


def _demand_answer(received: Received) -> None:
    """An answer is a note out of a largest one, a total is satisfied persons out of those who answered."""

    rows = received.rows

    def filled(*names: str) -> "pd.Series[bool]":
        present = [rows[name].notna() if name in rows else pd.Series(data=False, index=rows.index) for name in names]
        return present[0] & present[1]

    lacking = ~(filled("note", "note_maximale") | filled("repondants", "satisfaits"))
    received.faults.blame(INCOMPLETE_ANSWER, rows.index[lacking].to_numpy())


def _number_answers(drop: Drop, received: Received) -> None:
    """`rang`: 0 for a total, 1, 2, 3… for the answers of one survey, on through the sheets of one file."""
    rows, last = received.rows, drop.answers
    is_answer = rows["note"].notna() if "note" in rows else pd.Series(data=False, index=rows.index)
    ranks = []
    for annee, public, name, answered in zip(
        rows["annee"], rows["public_enquete"], rows["enquete"], is_answer, strict=True
    ):
        survey = (annee, normalise(public), normalise(name))
        before, count = last.get(survey, ("", 0))
        count = (count if before == received.fichier else 0) + int(answered)
        last[survey] = (received.fichier, count)
        ranks.append(count if answered else 0)
    rows["rang"] = ranks


def _delete_replaced(drop: Drop) -> None:
    """Delete what the last file of each survey no longer brings: its surplus answers, or the total it details."""
    for survey, (_, count) in drop.answers.items():
        drop.deposit.execute(_DELETE_OTHERS, [*survey, min(count, 1), count])


HABITS = Habits(
    derive=(complete_year_of("date_enquete"),),
    demand=_demand_answer,
    takes_sheet_year=True,
    take=_number_answers,
    rules=(
        exceeds("note", "note_maximale", "Note supérieure à la note maximale"),
        exceeds("satisfaits", "repondants", "Plus de satisfaits que de répondants"),
        exceeds("repondants", "interroges", "Plus de répondants que d’interrogés"),
        negative("note", "Note négative"),
    ),
    closed=_delete_replaced,
)
