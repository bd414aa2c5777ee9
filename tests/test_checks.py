"""Style and types are checked by the one command that runs the tests."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    "tool",
    [("ruff", "check"), ("ruff", "format", "--check"), pytest.param(("mypy", "--strict"), marks=pytest.mark.slow)],
    ids=" ".join,
)
def test_the_house_passes(tool):
    checked = subprocess.run([sys.executable, "-m", *tool], cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, f"\n{checked.stdout}{checked.stderr}"
