"""Numbers the answers of a survey, and lets a file that brings a survey again replace what it held."""

import pandas as pd

from spreadsheets.cells import normalise
from warehouse import Deposit

Survey = tuple[str, str, str]
"""Year, public and name."""

_DELETE_OTHERS = """
    delete from satisfaction
    where annee = ? and norm(public_enquete) = norm(?) and norm(enquete) = norm(?) and rang not between ? and ?"""


def number_answers(rows: pd.DataFrame, fichier: str, last: dict[Survey, tuple[str, int]]) -> None:
    """`rang`: 0 for a total, 1, 2, 3… for the answers of one survey, on through the sheets of one file."""
    is_answer = rows["note"].notna() if "note" in rows else pd.Series(data=False, index=rows.index)
    ranks = []
    for annee, public, name, answered in zip(
        rows["annee"], rows["public_enquete"], rows["enquete"], is_answer, strict=True
    ):
        survey = (annee, normalise(public), normalise(name))
        before, count = last.get(survey, ("", 0))
        count = (count if before == fichier else 0) + int(answered)
        last[survey] = (fichier, count)
        ranks.append(count if answered else 0)
    rows["rang"] = ranks


def drop_replaced_answers(deposit: Deposit, answers: dict[Survey, tuple[str, int]]) -> None:
    """Delete what the last file of each survey no longer brings: its surplus answers, or the total it details."""
    for survey, (_, count) in answers.items():
        deposit.execute(_DELETE_OTHERS, [*survey, min(count, 1), count])
