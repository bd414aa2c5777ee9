"""What a row must say as a whole: the completions and the warnings that look at several columns of one table."""

from collections.abc import Callable
from typing import NamedTuple

import pandas as pd

import annee_scolaire
import french
from spreadsheets.cells import Cause, far_away, in_holidays, niveau_of_pupil, out_of_proportion, typed
from spreadsheets.check.faults import Faults


class Rule(NamedTuple):
    """A doubt about rows that have all of ``columns``; ``holds`` says for which rows."""

    columns: tuple[str, ...]
    holds: Callable[[pd.DataFrame], "pd.Series[bool]"]
    cause: Cause


def _exceeds(larger: str, smaller: str, what: str) -> Rule:
    cause = Cause(what, "La ligne est gardée telle quelle ; vérifiez-la.")
    return Rule((larger, smaller), lambda rows: rows[larger] > rows[smaller], cause)


def _far(date: str, *others: str) -> Rule:
    """``others`` are columns that only the table in question has."""
    cause = Cause("Date éloignée de plus de six ans", "Vérifiez l’année ; la ligne est gardée telle quelle.")
    return Rule((date, *others), far_away(date), cause)


RULES = (
    _exceeds("date_debut", "date_fin", "La date de fin précède la date de début"),
    _exceeds("date_signature", "date_fin", "La date de fin précède la date de signature"),
    _exceeds("date_entree", "date_sortie", "La date de sortie précède la date d’entrée"),
    _exceeds("date_solution", "date_fin", "La date de la solution suit la fin de la période"),
    _exceeds("presents", "attendus", "Plus de présents que d’attendus"),
    _exceeds("presents_filles", "presents", "Plus de filles que de présents"),
    _exceeds("presents_garcons", "presents", "Plus de garçons que de présents"),
    _exceeds("presents_prioritaires", "presents", "Plus de publics prioritaires que de présents"),
    _exceeds("note", "note_maximale", "Note supérieure à la note maximale"),
    _exceeds("satisfaits", "repondants", "Plus de satisfaits que de répondants"),
    _exceeds("repondants", "interroges", "Plus de répondants que d’interrogés"),
    Rule(
        ("presents", "presents_filles", "presents_garcons"),
        lambda rows: (
            (rows["presents_filles"] + rows["presents_garcons"] > rows["presents"])
            & (rows[["presents_filles", "presents_garcons"]].max(axis=1) <= rows["presents"])  # else told already
        ),
        Cause("Plus de filles et de garçons que de présents", "La ligne est gardée telle quelle ; vérifiez-la."),
    ),
    Rule(
        ("montant",),
        lambda rows: rows["montant"] < 0,
        Cause("Montant négatif", "Il vient en déduction des autres ; vérifiez-le."),
    ),
    Rule(
        ("montant",),
        out_of_proportion,
        Cause(
            "Montant d’au moins dix fois le montant médian de la feuille",
            "Vérifiez la virgule et les zéros ; la ligne est gardée telle quelle.",
        ),
    ),
    _far("date_debut", "initiative"),
    _far("date_reception"),
    _far("date_invitation"),
    Rule(
        ("date_debut", "date_fin", "situation"),
        in_holidays,
        Cause("Période pendant les vacances scolaires de Noël ou d’été", "Vérifiez les dates ; la ligne est gardée."),
    ),
    Rule(
        ("note",),
        lambda rows: rows["note"] < 0,
        Cause("Note négative", "La ligne est gardée telle quelle ; vérifiez-la."),
    ),
)
INCOMPLETE_ANSWER = Cause(
    "Réponse incomplète",
    "Il faut une note et sa note maximale, ou le nombre de répondants et celui de satisfaits.",
    refuses=True,
)
SITUATIONS = ("convention signée", "place trouvée", "en recherche", "sans solution", "dispensé")


def warn(rows: pd.DataFrame, faults: Faults) -> None:
    """Tell the rows that contradict themselves; they are kept."""
    for rule in RULES:
        if set(rule.columns) <= set(rows.columns):
            doubtful = rule.holds(rows).fillna(value=False).astype(bool)
            faults.blame(rule.cause, rows.index[doubtful].to_numpy(), rule.columns[0])


def complete_pfmp(rows: pd.DataFrame) -> None:
    """Without a situation, a company is a place found and no company is none."""
    if "situation" not in rows:
        rows["situation"] = typed([None] * len(rows))
    company = rows["entreprise"].notna() if "entreprise" in rows else pd.Series(data=False, index=rows.index)
    guessed = company.map({True: SITUATIONS[1], False: SITUATIONS[3]})
    rows["situation"] = rows["situation"].fillna(guessed)


def complete_annee(rows: pd.DataFrame, date: str, annee: str | None) -> None:
    """The year of a row: its own column, else the year of its ``date``, else the one told for the whole sheet."""
    if "annee" not in rows:
        rows["annee"] = typed([None] * len(rows))
    if date in rows:
        days = rows[date].dropna().unique()
        years = {day: annee_scolaire.containing(day.date()) for day in map(pd.Timestamp, days)}
        rows["annee"] = rows["annee"].fillna(rows[date].map(years).astype("str"))
    if annee is not None:
        rows["annee"] = rows["annee"].fillna(annee)


def name_period(rows: pd.DataFrame) -> None:
    """A placement whose period has no name is called after its first day, or « PFMP » alone."""
    if "periode" not in rows:
        rows["periode"] = typed([None] * len(rows))
    lacking = rows["periode"].isna()
    if lacking.any():
        days = rows["date_debut"] if "date_debut" in rows else pd.Series(pd.NaT, index=rows.index)
        named = ["PFMP" if pd.isna(day) else f"PFMP du {french.date(pd.Timestamp(day).date())}" for day in days]
        rows["periode"] = rows["periode"].mask(lacking, pd.Series(named, index=rows.index, dtype="str"))


def complete_niveau(rows: pd.DataFrame) -> None:
    """A pupil's level, from the formation and the class where the list does not tell it."""
    if "niveau" not in rows:
        rows["niveau"] = typed([None] * len(rows))
    formation = rows["formation"] if "formation" in rows else pd.Series(None, index=rows.index, dtype="str")
    pairs = pd.MultiIndex.from_arrays([formation.fillna(""), rows["classe"].fillna("")])
    codes, distinct = pairs.factorize()
    niveaux = typed(niveau_of_pupil(*pair) for pair in distinct)
    rows["niveau"] = rows["niveau"].fillna(pd.Series(niveaux.take(codes), index=rows.index))


def demand_answer(rows: pd.DataFrame, faults: Faults) -> None:
    """An answer is a note out of a largest one, a total is satisfied persons out of those who answered."""

    def filled(*names: str) -> "pd.Series[bool]":
        present = [rows[name].notna() if name in rows else pd.Series(data=False, index=rows.index) for name in names]
        return present[0] & present[1]

    lacking = ~(filled("note", "note_maximale") | filled("repondants", "satisfaits"))
    faults.blame(INCOMPLETE_ANSWER, rows.index[lacking].to_numpy())
