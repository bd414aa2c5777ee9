"""What a council prepares, holds and decides: answers to the fiche's questions, plan of action, agenda, school."""

from typing import TYPE_CHECKING

from faces import lazily

if TYPE_CHECKING:
    from conseil.agenda import AgendaItem, agenda_of, save_agenda
    from conseil.answers import (
        NOT_APPLICABLE,
        POSITIONS,
        Answer,
        Evidence,
        EvidenceKind,
        Progress,
        answers_of,
        progress,
        save_answer,
        years_written,
    )
    from conseil.planned_actions import (
        STATES,
        PlannedAction,
        carry_over,
        days_late,
        is_late,
        plan_of,
        promised_before,
        remove_action,
        save_action,
        set_state,
    )
    from conseil.proposals import PUBLIC, SATISFACTION, Known, propose
    from conseil.school import School, save_school, school_of
    from conseil.sittings import Seance, decided_on, last_held, save_seance, seance_of
    from conseil.slides import Slide, slides_of

__all__ = [
    "NOT_APPLICABLE",
    "POSITIONS",
    "PUBLIC",
    "SATISFACTION",
    "STATES",
    "AgendaItem",
    "Answer",
    "Evidence",
    "EvidenceKind",
    "Known",
    "PlannedAction",
    "Progress",
    "School",
    "Seance",
    "Slide",
    "agenda_of",
    "answers_of",
    "carry_over",
    "days_late",
    "decided_on",
    "is_late",
    "last_held",
    "plan_of",
    "progress",
    "promised_before",
    "propose",
    "remove_action",
    "save_action",
    "save_agenda",
    "save_answer",
    "save_school",
    "save_seance",
    "school_of",
    "seance_of",
    "set_state",
    "slides_of",
    "years_written",
]
__getattr__ = lazily(__name__, __file__)
