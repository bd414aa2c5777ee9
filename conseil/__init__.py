"""What a council prepares, holds and decides: answers to the fiche's questions, plan of action, agenda, school."""

from conseil.agenda import AgendaItem, agenda_of, save_agenda
from conseil.answers import (
    NOT_APPLICABLE,
    POSITIONS,
    Answer,
    Evidence,
    Progress,
    answers_of,
    progress,
    save_answer,
    years_written,
)
from conseil.plan import (
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
from conseil.school import School, save_school, school_of

__all__ = [
    "NOT_APPLICABLE",
    "POSITIONS",
    "STATES",
    "AgendaItem",
    "Answer",
    "Evidence",
    "PlannedAction",
    "Progress",
    "School",
    "agenda_of",
    "answers_of",
    "carry_over",
    "days_late",
    "is_late",
    "plan_of",
    "progress",
    "promised_before",
    "remove_action",
    "save_action",
    "save_agenda",
    "save_answer",
    "save_school",
    "school_of",
    "set_state",
    "years_written",
]
