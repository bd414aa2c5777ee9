"""The walls themselves are tried: each breach is written into a file of the house as it stands, and must be seen."""

import ast
import shutil

import pytest

from tests.house import ROOT, breaches, code, linted, parsed, place_of, reached

PAGE, WIDGET, SHELL = "pages/impact.py", "widgets/figures/impact_table.py", "widgets/session.py"
REPORT, DECK, FIGURES = "reports/content/exhibits.py", "reports/deck/council_deck.py", "indicators/engine/computing.py"
ROWS, COUNCIL, BASE = "spreadsheets/importing/receive.py", "conseil/agenda.py", "warehouse/deposit.py"

FACE, PRIVATE, LIBRARY = (
    "a_room_is_entered_by_its_face",
    "no_private_name_leaves_its_file",
    "each_library_stays_where_it_lives",
)
READ, MASK, SPEAKS = "files_are_read_in_one_room", "figures_are_told_behind_the_mask", "no_screen_speaks_sql"
COMPUTES, RATE, CACHES = "no_page_computes", "no_widget_makes_a_rate", "only_widgets_cache"

BREACHES = [
    # figures without their mask
    (PAGE, "from indicators import compute", MASK),
    (WIDGET, "from indicators import compute", MASK),
    (SHELL, "from indicators import compute as found", MASK),
    (REPORT, "from indicators import compute", MASK),
    (COUNCIL, "from indicators.engine import compute", MASK),
    (REPORT, "import indicators\nfound = indicators.compute", MASK),
    (WIDGET, "def late():\n    from indicators.engine import computing", MASK),
    (WIDGET, "from indicators import engine\nfound = engine.compute", MASK),
    # files read outside their room
    (REPORT, "import pandas as pd\nrows = pd.read_excel('x.xlsx')", READ),
    (DECK, "import pandas\nrows = pandas.read_csv('x.csv')", READ),
    (REPORT, "from pandas import read_excel", READ),
    (REPORT, "from pandas import ExcelFile as File", READ),
    (FIGURES, "QUERY = \"select * from READ_CSV('x.csv')\"", READ),
    # streamlit below the screens, by whatever door
    (FIGURES, "import streamlit", LIBRARY),
    (BASE, "from importlib import import_module as opened\nst = opened('streamlit')", LIBRARY),
    (FIGURES, "from importlib import import_module\nst = import_module('streamlit')", LIBRARY),
    (ROWS, "import importlib\nst = importlib.import_module('streamlit')", LIBRARY),
    (ROWS, "import importlib as i\nname = 'stream' + 'lit'\nst = i.import_module(name)", LIBRARY),
    (BASE, "st = __import__('streamlit')", LIBRARY),
    (BASE, "import sys\nst = sys.modules['streamlit']", LIBRARY),
    # SQL in a screen
    (PAGE, "QUERY = 'SELECT count(*) FROM taxe'", SPEAKS),
    (WIDGET, "QUERY = 'from taxe select montant'", SPEAKS),
    (WIDGET, "QUERY = 'FROM taxe'", SPEAKS),
    (WIDGET, "QUERY = 'SELECT*FROM taxe'", SPEAKS),
    (WIDGET, "QUERY = 'from(select montant from taxe)'", SPEAKS),
    (WIDGET, "QUERY = '\\n    -- a\\n    -- b\\n    Select montant'", SPEAKS),
    (SHELL, "QUERY = 'COPY taxe TO \\'x.csv\\''", SPEAKS),
    (SHELL, "QUERY = 'insert or replace into taxe values (1)'", SPEAKS),
    (WIDGET, "QUERY = '-- the tax\\nselect montant from taxe'", SPEAKS),
    (WIDGET, "QUERY = '/* the\\ntax */ select montant from taxe'", SPEAKS),
    (PAGE, "QUERY = f'select {1} from taxe'", SPEAKS),
    (WIDGET, "QUERY = '(with t as (select 1) select * from t)'", SPEAKS),
    (WIDGET, "QUERY = 'UPDATE taxe\\nSET montant = 0'", SPEAKS),
    (WIDGET, "QUERY = '1; drop table taxe'", SPEAKS),
    ("app.py", "QUERY = 'delete from taxe'", SPEAKS),
    (PAGE, "rows = store.rows(QUERY)", SPEAKS),
    (WIDGET, "rows = view.store.frame(QUERY)", SPEAKS),
    # figures made in a page
    (PAGE, "a = found\nc = a + found", COMPUTES),
    (PAGE, "total = found['montant'].sum()", COMPUTES),
    (PAGE, "mean = found['montant'].mean()", COMPUTES),
    (PAGE, "total = sum(found)", COMPUTES),
    (PAGE, "total = 0\ntotal += 1", COMPUTES),
    (PAGE, "share = 100 * 3 / 4", COMPUTES),
    (PAGE, "from statistics import fmean", COMPUTES),
    (PAGE, "from operator import add", COMPUTES),
    # rates made in a widget
    (WIDGET, "rate = found / total", RATE),
    (WIDGET, "rate = 100 * len(found) // 3", RATE),
    (SHELL, "rate = found.div(total)", RATE),
    (WIDGET, "rate = found['x'].mean()", RATE),
    (WIDGET, "from operator import truediv", RATE),
    (WIDGET, "import numpy as np\nrate = np.divide(found, total)", LIBRARY),
    (WIDGET, "total /= 4", RATE),
    ("widgets/importing/drop.py", "rate = done / refused", RATE),
    # figures kept where no import would let them go
    (FIGURES, "from functools import lru_cache\n@lru_cache\ndef kept(): ...", CACHES),
    ("indicators/secret/masking.py", "from functools import lru_cache\n@lru_cache(maxsize=8)\ndef kept(): ...", CACHES),
    ("indicators/views/proof.py", "import functools as f\n@f.cache\ndef kept(): ...", CACHES),
    ("indicators/words/places.py", "from functools import cache as once\nkept = once(print)", CACHES),
    (REPORT, "import streamlit as st\n@st.cache_data\ndef kept(): ...", CACHES),
    # libraries out of their rooms
    (FIGURES, "import httpx", LIBRARY),
    (SHELL, "from httpx import get", LIBRARY),
    (ROWS, "import asyncio", LIBRARY),
    (BASE, "import sqlite3", LIBRARY),
    (BASE, "from zipfile import ZipFile", LIBRARY),
    (PAGE, "import zipfile", LIBRARY),
    (ROWS, "def late():\n    import duckdb", LIBRARY),
    (REPORT, "from urllib.request import urlopen", LIBRARY),
    (REPORT, "import a_library_of_tomorrow", LIBRARY),
    # past a face, or private
    (WIDGET, "from indicators.views.proof import Proof", FACE),
    (PAGE, "import indicators.engine.holdings", FACE),
    (REPORT, "from indicators.words import wording", FACE),
    (WIDGET, "from warehouse.backups import list_backups", FACE),
    (PAGE, "from widgets.figures.impact_table import read_impact", FACE),
    (ROWS, "from spreadsheets.recognise.synonyms import SURE", FACE),
    (ROWS, "from spreadsheets import cells\nSURE = cells.numbers.read_number", FACE),
    (SHELL, "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from conseil.slides import Slide", FACE),
    (ROWS, "from spreadsheets.cells import _codes", PRIVATE),
    (WIDGET, "from widgets import session\nstore = session._open", PRIVATE),
    (REPORT, "from reports.content.logo import _scaled", PRIVATE),
    (REPORT, "from . import logo", "imports_name_the_folder"),
    ("french.py", "import warehouse", "the_root_stands_apart"),
    (WIDGET, "import app", "the_root_stands_apart"),
    (ROWS, "from tests.pupils import KEY", "the_root_stands_apart"),
]

SOUND = [
    (PAGE, "title = f'{found} actions'\nshown = found or None\n\ndef part(asked: int | None) -> None: ..."),
    (PAGE, "from collections.abc import Sequence"),
    (WIDGET, "from pathlib import Path\nHERE = Path('a') / 'b' / f'c.css'"),
    (WIDGET, "LABEL = 'Sélection'\nFIRST, LAST = 'select', 'from'"),
    (WIDGET, "TITLE = 'Sélectionner, avec le conseil, from scratch'"),
    (WIDGET, "def drawn():\n    'Select what is shown; from here, with care.'"),
    (WIDGET, "from warehouse import list_backups\nfrom indicators.views import Proof"),
    (FIGURES, "def drawn():\n    from functools import cache\n\n    @cache\n    def once(): ..."),
    (FIGURES, "from functools import partial\nQUERY = 'SELECT 1'"),
    (ROWS, "from spreadsheets.importing.memory import known_words\nrate = 1 / 2"),
    (ROWS, "class A:\n    def f(self):\n        return self._private, self.__class__.__name__"),
]


def seen(place: str, added: str) -> set[str]:
    """The rules that see more in a file of the house once these lines stand at its end."""
    before = (ROOT / place).read_text(encoding="utf-8")
    known = breaches(place, before)
    return {each.partition("[")[2].partition("]")[0] for each in breaches(place, f"{before}\n{added}\n")[len(known) :]}


@pytest.mark.parametrize(("place", "added", "rule"), BREACHES)
def test_each_breach_is_seen_by_its_rule(place, added, rule):
    assert rule in seen(place, added)


@pytest.mark.parametrize(("place", "added"), SOUND)
def test_what_is_sound_passes(place, added):
    ast.parse(added)
    assert seen(place, added) == set()


UPWARD = [
    ("indicators/model.py", "spreadsheets.model"),
    ("spreadsheets/model.py", "indicators.model"),
    ("guide/__init__.py", "warehouse"),
    ("reports/content/logo.py", "spreadsheets.model"),
    ("conseil/school.py", "reports.content"),
    ("warehouse/gate.py", "conseil"),
    ("widgets/plain_text.py", "pages.impact"),
    ("indicators/families/taxe.py", "indicators.engine"),
    ("indicators/engine/coverage.py", "indicators.secret"),
    ("reports/page/web_page.py", "reports.workbook"),
    ("spreadsheets/cells/terms.py", "spreadsheets.tables"),
    ("widgets/figures/family_page.py", "widgets.council"),
    ("widgets/uploads.py", "widgets.help"),
    ("sample_data/handmade_sheet.py", "indicators.model"),
    ("benchmarks/timing.py", "widgets.session"),
]


@pytest.mark.parametrize("lazily", [False, True], ids=["imported", "imported for its types"])
def test_who_looks_up_is_seen(tmp_path, lazily):
    for path in [*code(), ROOT / "pyproject.toml"]:
        copy = tmp_path / place_of(path)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    for place, above in UPWARD:
        line = f"import {above}"
        said = f"from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    {line}\n" if lazily else f"{line}\n"
        with (tmp_path / place).open("a", encoding="utf-8") as file:
            file.write(f"\n{said}")
    _, told = linted(tmp_path)
    missed = [
        f"{place} → {above}"
        for place, above in UPWARD
        if f"{place.removesuffix('.py').removesuffix('/__init__').replace('/', '.')} -> {above} " not in told
    ]
    assert missed == [], told


def test_the_imports_of_a_file_are_found_wherever_they_hide():
    hidden = (
        "import a.b as c\nfrom d import e, f as x\ndef g():\n    from h.i import j\n    import k, l\n    c.m(x.n)\n"
    )
    names = {name for _, name in reached(ast.parse(hidden))}
    assert names == {"a.b", "a.b.m", "d.e", "d.f", "d.f.n", "h.i.j", "k", "l"}


def test_today_s_house_is_whole():
    assert [each for path in code() for each in breaches(place_of(path), parsed(path))] == []
