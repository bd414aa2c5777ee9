"""The application opens on a data folder of its own here too."""

from tests.pages.conftest import folder

__all__ = ["folder"]
