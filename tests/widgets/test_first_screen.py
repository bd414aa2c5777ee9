"""What the first screen of a new user waits for."""

import subprocess
import sys

import pytest

from tests.server import ROOT

SLOW = ("numpy", "pandas", "plotly", "pyarrow", "openpyxl", "rapidfuzz")
FIRST_SCREEN = f"""
import sys
import streamlit
already = set(sys.modules)
from indicators.engine import school_years
from warehouse import open_warehouse
from widgets import frame, scope_bar, session
from widgets.figures import card_grid
from widgets.handover import retention_notice
from widgets.help import first_steps, loaded_block, missing_block
store = open_warehouse(":memory:")
assert not store.imported_tables()
assert not school_years(store)
print([name for name in {SLOW} if name in sys.modules and name not in already])
"""


@pytest.mark.slow
def test_an_empty_base_opens_without_what_is_slow_to_load():
    found = subprocess.run([sys.executable, "-c", FIRST_SCREEN], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
