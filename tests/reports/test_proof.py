"""The workbook of the rows behind a figure, opened again."""

import datetime as dt
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from indicators import Scope
from indicators.views import Proof, rows_behind
from indicators.views.proof import ORIGIN
from reports.workbook import build_proof
from warehouse import Store, open_warehouse

SCOPE = Scope("2025-2026", reference_date=dt.date(2026, 6, 30))
HEAD = 5


@pytest.fixture(scope="module")
def store():
    opened = open_warehouse(":memory:")
    yield opened
    opened.close()


def agreements(store: Store, *partners: str) -> Proof:
    """The proof of as many agreements, signed on the 1st, the 2nd… of September."""
    with store.importing() as deposit:
        deposit.execute("delete from conventions")
        number = deposit.open_sheet("=bureau.xlsx", "Feuil1", "conventions", None)
        for rank, partner in enumerate(partners, start=1):
            deposit.execute(
                "insert into conventions (partenaire, date_signature, cle, import_id, ligne)"
                " values (?, ?, uuid(), ?, ?)",
                [partner, dt.date(2025, 9, rank), number, rank + 1],
            )
    return rows_behind(store, "conventions.nouvelles", SCOPE, leaving=True)


def sheet_of(proof: Proof) -> Worksheet:
    sheet = load_workbook(io.BytesIO(build_proof(proof))).active
    assert isinstance(sheet, Worksheet)
    return sheet


def test_the_sheet_says_what_it_proves_then_lists_the_rows_as_dates_numbers_and_texts(store):
    sheet = sheet_of(agreements(store, "Dupont SA", "Durand SA"))
    assert [sheet.cell(row, 1).value for row in (1, 2)] == ["Conventions signées dans l’année", "2025-2026"]
    assert sheet["A3"].value.startswith("Conventions signées dans l’année\N{NO-BREAK SPACE}: 2.")
    assert [cell.value for cell in sheet[HEAD]][:6] == [*ORIGIN, "Partenaire"]
    row = [cell.value for cell in sheet[HEAD + 2]]
    assert row[:7] == ["oui", "Conventions", "=bureau.xlsx", "Feuil1", 3, "Durand SA", dt.datetime(2025, 9, 2)]  # noqa: DTZ001
    assert sheet.cell(HEAD + 2, 7).number_format == "dd/mm/yyyy"
    assert sheet.freeze_panes == f"A{HEAD + 1}"
    assert sheet.auto_filter.ref.startswith(f"A{HEAD}:")


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(
    partner=st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), min_size=1, max_size=60)
    | st.sampled_from(["=1+1", "+33", "-2", "@SUM(A1)", "=HYPERLINK(0)"])
)
def test_no_cell_is_ever_a_formula_and_its_text_is_kept(store, partner):
    sheet = sheet_of(agreements(store, partner))
    cell = sheet.cell(HEAD + 1, 6)
    assert (cell.value, cell.data_type) == (partner, "s")
    assert cell.quotePrefix == partner.startswith(("=", "+", "-", "@"))
    assert not [each for row in sheet.iter_rows() for each in row if each.data_type == "f"]


@pytest.mark.parametrize(
    ("partner", "kept"), [("\x00=2\x1f", "=2"), ("x" * 40_000, "x" * 32_000), ("a\ufffeb", "ab"), ("\t=1", "\t=1")]
)
def test_what_a_workbook_cannot_hold_is_left_out(store, partner, kept):
    assert sheet_of(agreements(store, partner)).cell(HEAD + 1, 6).value == kept


def test_of_people_the_workbook_says_that_nothing_else_leaves(store):
    with store.importing() as deposit:
        number = deposit.open_sheet("eleves.xlsx", "Feuil1", "eleves", None)
        for table in ("actions", "participations"):
            deposit.open_sheet("actions.xlsx", "Feuil1", table, None)
        deposit.execute("insert into actions (action_id, date_debut) values (1, date '2025-11-15')")
        for pupil in range(6):
            deposit.execute(
                "insert into participations (action_id, eleve_id, presence) values (1, ?, 'présent')", [pupil]
            )
            deposit.execute(
                "insert into eleves (eleve_id, annee, sexe, classe, import_id, ligne)"
                " values (?, '2025-2026', 'F', 'TCU', ?, ?)",
                [pupil, number, pupil + 2],
            )
    sheet = sheet_of(rows_behind(store, "participation.taux_beneficiaires", SCOPE, leaving=True))
    assert "Secret statistique" in sheet["A4"].value
    assert [cell.value for cell in sheet[HEAD + 1]] == list(ORIGIN)
    assert [cell.value for cell in sheet[HEAD + 2]] == ["oui", "Élèves", "eleves.xlsx", "Feuil1", 2]
    assert "TCU" not in [cell.value for row in sheet.iter_rows() for cell in row]
