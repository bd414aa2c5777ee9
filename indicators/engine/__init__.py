"""What turns declarations into figures, and tells what the base holds to make them from."""

from typing import TYPE_CHECKING

from faces import lazily

if TYPE_CHECKING:
    from indicators.engine.computing import compute
    from indicators.engine.coverage import read_coverage
    from indicators.engine.holdings import Lacking, Loaded, lacking_tables, loaded_tables, school_years, values
    from indicators.engine.query import CURRENT, chosen

__all__ = [
    "CURRENT",
    "Lacking",
    "Loaded",
    "chosen",
    "compute",
    "lacking_tables",
    "loaded_tables",
    "read_coverage",
    "school_years",
    "values",
]
__getattr__ = lazily(__name__, __file__)
