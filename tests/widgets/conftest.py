"""A school of sixteen pupils over two years, written straight into a base."""

import datetime as dt

import pytest

from warehouse import SheetCounts, Store, open_warehouse
from warehouse.store import Deposit

CLASSES = (
    ("2MELEC", "Bac pro Métiers de l'électricité", "2NDE"),
    ("TMELEC", "Bac pro Métiers de l'électricité", "TLE"),
    ("TCOM", "Bac pro <b>Commerce</b> & vente", "TLE"),
    ("1CAP", "CAP Cuisine", "CAP1"),
)
PUPIL = (
    "insert into eleves (eleve_id, annee, sexe, classe, formation, niveau, ulis, boursier, cle)"
    " values (?,?,?,?,?,?,?,?,uuid())"
)
ACTION = (
    "insert into actions (action_id, reference, intitule, type_action, date_debut, public_prioritaire, statut, cle)"
    " values (?,?,?,?,?,?,'réalisée',uuid())"
)
PFMP = (
    "insert into pfmp (annee, periode, date_debut, date_fin, eleve_id, situation, date_solution, secteur, origine,"
    " entreprise, entreprise_cle, cle) values (?,?,?,?,?,?,?,?,?,?,?,uuid())"
)
CONVENTION = (
    "insert into conventions (reference, partenaire, type_partenaire, secteur, formation, date_signature, date_fin,"
    " reconduction_tacite, niveau_convention, cle) values (?,?,?,?,?,?,?,?,'établissement',uuid())"
)
TAXE = "insert into taxe (campagne, entreprise, secteur, montant, entreprise_cle, cle) values (?,?,?,?,?,uuid())"


def fill(store: Store) -> None:
    """Two school years of pupils, actions, PFMP, agreements, and three campaigns of the tax."""
    with store.importing() as deposit:
        for table in ("eleves", "actions", "participations", "pfmp", "conventions", "taxe"):
            number = deposit.open_sheet(f"{table}.xlsx", "Feuil1", table, None)
            deposit.close_sheet(number, SheetCounts(read=1, added=1))
        for first in (2024, 2025):
            _fill_year(deposit, first)
        for campagne, factor in ((2023, 1.0), (2024, 1.25), (2025, 1.1)):
            deposit.execute(TAXE, [campagne, "Dupont & fils", "commerce", 8000 * factor, "dupont"])
            deposit.execute(TAXE, [campagne, "Électro Sud", "industrie", 12500.5 * factor, "electro"])
            deposit.execute(TAXE, [campagne, None, None, 3000, None])
        deposit.execute(TAXE, [2025, "Ateliers du Port", "industrie", 900, "ateliers"])


def _fill_year(deposit: Deposit, first: int) -> None:
    annee = f"{first}-{first + 1}"
    for number, kind in ((1, "visite d'entreprise"), (2, "forum ou salon")):
        action = first * 10 + number
        deposit.execute(
            ACTION, [action, f"A{action}", f"Action {number}", kind, dt.date(first, 10 + number, 5), number == 1]
        )
    for rank in range(16):
        classe, formation, niveau = CLASSES[rank % 4]
        eleve, sexe = first * 100 + rank, "F" if rank % 3 == 0 else "G"
        deposit.execute(PUPIL, [eleve, annee, sexe, classe, formation, niveau, rank % 8 == 0, rank % 2 == 0])
        present = "présent" if (rank * 3 + first) % 5 > 1 else "absent"
        deposit.execute("insert into participations values (?, ?, ?, uuid(), 1, 1)", [first * 10 + 1, eleve, present])
        _place(deposit, annee, first, rank, eleve)
    _sign(deposit, first)


def _place(deposit: Deposit, annee: str, first: int, rank: int, eleve: int) -> None:
    for number, start in ((1, dt.date(first, 11, 17)), (2, dt.date(first + 1, 3, 16))):
        found = (rank + number + first) % 5 > 0
        deposit.execute(
            PFMP,
            [annee, f"PFMP {number}", start, start + dt.timedelta(26), eleve,
             "convention signée" if found else "en recherche", start - dt.timedelta(4 * rank) if found else None,
             ("industrie", "commerce")[rank % 2], ("famille", "bureau des entreprises")[rank % 2] if found else None,
             f"Entreprise {rank % 7}" if found else None, f"e{rank % 7}" if found else None],
        )  # fmt: skip


def _sign(deposit: Deposit, first: int) -> None:
    for rank, kind in enumerate(("entreprise", "association", "établissement de formation")):
        deposit.execute(
            CONVENTION,
            [f"C{first}-{rank}", f"Partenaire {rank}", kind, "industrie", "CAP Cuisine", dt.date(first, 10, 1 + rank),
             dt.date(first + 2, 6, 30), rank == 1],
        )  # fmt: skip


@pytest.fixture
def store():
    """The small school, in memory."""
    store = open_warehouse(":memory:")
    fill(store)
    yield store
    store.close()
