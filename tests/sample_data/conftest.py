import pytest

from sample_data.make import FOLDER
from spreadsheets import import_files
from warehouse import open_warehouse


@pytest.fixture(scope="package")
def imported():
    """The example base as the application builds it, and the report of its import."""
    store = open_warehouse(":memory:")
    report = import_files(store, sorted(FOLDER.iterdir()))
    yield store, report
    store.close()


@pytest.fixture(scope="package")
def store(imported):
    return imported[0]


@pytest.fixture(scope="package")
def report(imported):
    return imported[1]
