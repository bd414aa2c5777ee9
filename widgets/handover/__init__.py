"""The screens of what leaves: documents, the base as a file, backups, what is erased."""

from typing import TYPE_CHECKING

from faces import lazily

if TYPE_CHECKING:
    from widgets.handover.base_repair import key_block, repair
    from widgets.handover.data_erasing import erasing
    from widgets.handover.data_keeping import retention_notice
    from widgets.handover.export_forms import export_panel, take, words_panel
    from widgets.handover.handed_file import transmission
    from widgets.handover.restoration import backups_block, taking_over
    from widgets.handover.school_fields import school_form

__all__ = [
    "backups_block",
    "erasing",
    "export_panel",
    "key_block",
    "repair",
    "retention_notice",
    "school_form",
    "take",
    "taking_over",
    "transmission",
    "words_panel",
]
__getattr__ = lazily(__name__, __file__)
