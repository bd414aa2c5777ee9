"""Warnings that look at several rows together, or at what the base knows: classes of pupils, campaigns in two files."""

import numpy as np
import pandas as pd

import french
from spreadsheets.cells import Cause, group, normalise
from spreadsheets.identify import Enrolled
from spreadsheets.importing.receive import CLASS_SEAL, Received
from warehouse import Deposit

TWO_CLASSES = Cause(
    "Le même élève est dans deux classes de cette liste", "La dernière ligne est gardée ; supprimez l’autre."
)
UNKNOWN_CLASS = Cause("Classe inconnue de la liste des élèves de l’année", "Vérifiez son nom, ou complétez la liste.")


def blame_two_classes(received: Received) -> None:
    """Tell the rows of a list of pupils where one pupil of one year bears several classes."""
    rows = received.rows
    spelled = rows["classe"].map(normalise, na_action="ignore")
    several = spelled.groupby([rows["annee"], rows["eleve_id"]]).transform("nunique") > 1
    received.faults.blame(TWO_CLASSES, rows.index[several].to_numpy(), "classe")


def blame_unknown_classes(received: Received, enrolled: Enrolled) -> None:
    """Tell the rows that name a class in which the list of pupils of their year has nobody."""
    rows = received.faults.keep(received.rows)
    codes, first_rows = group((pd.factorize(rows[name])[0] for name in (CLASS_SEAL, "annee")), len(rows))
    pairs = rows[[CLASS_SEAL, "annee"]].iloc[first_rows].itertuples(index=False, name=None)
    unknown = [isinstance(seal, str) and bool(seal) and not enrolled.may_hold(annee, seal) for seal, annee in pairs]
    touched = np.array(unknown, dtype=bool)[codes]
    received.faults.blame(UNKNOWN_CLASS, rows.index[touched].to_numpy(), "classe")


def warn_of_same_campaigns(deposit: Deposit, received: Received) -> None:
    """Tell the campaigns that another file has brought too: the same payments may count twice."""
    known = deposit.frame("""
        select campagne, fichier, count(*) as versements from taxe join journal using (import_id)
        group by all order by all""")
    for campagne, fichier, count in known.itertuples(index=False, name=None):
        lines = received.rows.index[received.rows["campagne"] == campagne]
        if fichier != received.fichier and len(lines):
            message = (
                f"La campagne {campagne} est aussi dans « {fichier} » ({french.plural(count, 'versement')}) : si ce "
                "sont les mêmes versements, ils comptent deux fois. Laissez alors de côté l’une des deux feuilles."
            )
            received.faults.add("alerte", french.spaced(message), lines, "campagne")
