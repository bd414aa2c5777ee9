"""The screens that show the way: first steps, what the base lacks, the indicators explained, the guide."""

from typing import TYPE_CHECKING

from faces import lazily

if TYPE_CHECKING:
    from widgets.help.four_steps import first_steps
    from widgets.help.indicator_search import search_box, show_dictionary
    from widgets.help.overview import loaded_block, missing_block
    from widgets.help.user_guide import show_guide

__all__ = [
    "first_steps",
    "loaded_block",
    "missing_block",
    "search_box",
    "show_dictionary",
    "show_guide",
]
__getattr__ = lazily(__name__, __file__)
