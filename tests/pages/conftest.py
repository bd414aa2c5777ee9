"""The application without a browser, on a data folder of its own: empty, or with a small school in it."""

from pathlib import Path

import pytest
import streamlit as st

from tests.widgets.conftest import fill
from warehouse import open_warehouse


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """An empty data folder, and nothing kept from one test to the next."""
    monkeypatch.setenv("PARTENARIATS_DOSSIER", str(tmp_path))
    yield tmp_path
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture
def example(folder, example_in) -> Path:
    """The data folder with the fictional lycée in it, ready to be opened."""
    example_in(folder)
    return folder


@pytest.fixture
def school(folder) -> Path:
    """The data folder with a small school of two years in the user's base."""
    store = open_warehouse(folder / "lycee.duckdb")
    fill(store)
    store.close()
    return folder
