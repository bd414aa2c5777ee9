import pytest

from warehouse import open_warehouse


@pytest.fixture(scope="package")
def store(example_in, tmp_path_factory):
    """The example base as the application builds it."""
    store = open_warehouse(example_in(tmp_path_factory.mktemp("exemple")))
    yield store
    store.close()


@pytest.fixture(scope="package")
def report(example_report):
    """The report of its import."""
    return example_report
