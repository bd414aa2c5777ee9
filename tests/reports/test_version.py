"""Whatever leaves the application says which version of it wrote it; people can name that version."""

import io
import json
import re
import zipfile
from pathlib import Path

import docx
import openpyxl
import pptx
import pypdf
import pytest

import version
from indicators import Scope
from indicators.views import rows_behind
from reports import build_fiche, build_minutes, build_proof
from reports.deck import build_deck
from reports.page import build_page
from reports.workbook import build_workbook
from spreadsheets import import_files
from spreadsheets.handout import build_refused, build_template
from tests.reports.exported import TODAY, YEAR, remembered
from warehouse import open_warehouse
from warehouse.archive import pack
from warehouse.packing import MAGIC

ROOT = Path(__file__).parent.parent.parent
SCOPE = Scope(YEAR, TODAY)
IDS = ["reseaux.nombre"]
NAMED = "Réseaux et partenariats 2.0.0"


def comments(content: bytes) -> str | None:
    """What a workbook says of itself."""
    return openpyxl.load_workbook(io.BytesIO(content)).properties.description


def refused() -> bytes:
    file = io.BytesIO(b"Campagne;Entreprise;Montant\n2025;Elec Sud;beaucoup\n2025;Bati Nord;300\n")
    file.name = "taxe.csv"
    store = open_warehouse(":memory:")
    report = import_files(store, [file])
    store.close()
    return build_refused(report)


WORKBOOKS = {
    "the figures": lambda store: build_workbook(store, SCOPE, IDS, decide=remembered),
    "the rows behind a figure": lambda store: build_proof(rows_behind(store, IDS[0], SCOPE, leaving=True)),
    "the model": lambda store: build_template(store, ["reseaux"]),
    "the refused rows": lambda _: refused(),
}


def test_the_version_has_one_place():
    declared = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'\nversion = "{version.NUMBER}"\n' in declared
    assert version.NAMED == NAMED


@pytest.mark.parametrize("made", WORKBOOKS)
def test_each_workbook_says_its_version(lycee, made):
    assert comments(WORKBOOKS[made](lycee)) == NAMED


def test_the_model_for_libreoffice_says_its_version(lycee):
    with zipfile.ZipFile(io.BytesIO(build_template(lycee, ["reseaux"], "ods"))) as zipped:
        assert f"<dc:description>{NAMED}</dc:description>" in zipped.read("meta.xml").decode()


def test_the_presentation_says_its_version(lycee):
    deck = build_deck(lycee, SCOPE, IDS, decide=remembered)
    assert pptx.Presentation(io.BytesIO(deck)).core_properties.comments == NAMED


def test_the_web_page_says_its_version_at_its_foot(lycee):
    page = build_page(lycee, SCOPE, IDS, decide=remembered).decode()
    assert f'<meta name="generator" content="{NAMED}">' in page
    assert f"<p>{NAMED}</p></footer>" in page


@pytest.mark.parametrize("build", [build_fiche, build_minutes])
def test_the_documents_of_words_say_their_version(lycee, build):
    word, pdf = (build(lycee, SCOPE, kind, decide=remembered) for kind in ("docx", "pdf"))
    assert docx.Document(io.BytesIO(word)).core_properties.comments == NAMED
    assert pypdf.PdfReader(io.BytesIO(pdf)).metadata.keywords == NAMED


def test_what_is_handed_over_says_its_version_in_clear(tmp_path):
    store, file = open_warehouse(tmp_path / "lycee.duckdb"), io.BytesIO()
    pack(store, file, "Lycée Jean-Moulin", "un mot de passe")
    store.close()
    told = json.loads(re.search(rb"\{[^}]*\}", file.getvalue()[len(MAGIC) :])[0])
    assert (told["application"], told["schema"]) == (version.NUMBER, 2)


def test_the_changes_begin_with_this_version_and_say_both_kinds():
    told = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    parts = re.split(r"^## ", told, flags=re.M)[1:]
    assert parts[0].startswith(version.NUMBER)
    for part in parts:
        assert re.findall(r"^### (.+)$", part, re.M) == ["Ce qui change pour vous", "Ce qui change dans les chiffres"]
