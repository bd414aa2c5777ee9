"""An empty base for what a council writes."""

import pytest

from warehouse import open_warehouse


@pytest.fixture
def store():
    opened = open_warehouse(":memory:")
    yield opened
    opened.close()
