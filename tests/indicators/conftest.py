"""Lycées put straight into a base, as an import would leave them."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd
import pytest
from hypothesis import settings

from warehouse import Store, open_warehouse

Given = Mapping[str, Sequence[Mapping[str, Any]]]

# Which columns make a row the same row: the decision of each table, here only so that rows get a `cle`.
KEYS = {
    "eleves": [["eleve_id"]],
    "conventions": [["reference"], ["partenaire", "date_signature", "objet"]],
    "reseaux": [["reseau", "date_debut"]],
    "actions": [["action_id"]],
    "participations": [["action_id", "eleve_id"]],
    "pfmp": [["annee", "periode", "eleve_id"]],
    "offres": [["date_reception", "entreprise", "intitule", "contrat"]],
    "taxe": [
        ["campagne", "siret", "date_versement", "montant"],
        ["campagne", "entreprise", "date_versement", "montant"],
    ],
    "invitations": [["date_invitation", "entreprise", "objet"]],
    "satisfaction": [["annee", "public_enquete", "enquete", "rang"]],
    "partages": [["indicateur", "partenaire"]],
}

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture
def store() -> Iterator[Store]:
    """An empty base in memory."""
    opened = open_warehouse(":memory:")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def shared_store() -> Iterator[Store]:
    """One base for the many lycées that a property invents; ``fill`` empties it each time."""
    opened = open_warehouse(":memory:")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def fill() -> Callable[[Store, Given], Store]:
    """Make the base hold these tables and nothing else; a table given without rows was imported, and is empty."""

    def filled(store: Store, given: Given) -> Store:
        with store.importing() as deposit:
            for table in [*KEYS, "journal"]:
                deposit.execute(f"delete from {table}")
            for table, rows in given.items():
                import_id = deposit.open_sheet(f"{table}.xlsx", "Feuil1", table, None)
                if rows:
                    deposit.upsert(table, _frame(rows), KEYS[table], import_id)
        return store

    return filled


def _frame(rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, dtype=object)
    frame = frame.where(frame.notna(), None)
    return frame.assign(ligne=range(2, len(rows) + 2))
