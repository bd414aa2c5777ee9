"""The screens of the council: questions and answers, agenda, plan, and the day it is held."""

from typing import TYPE_CHECKING

from faces import lazily

if TYPE_CHECKING:
    from widgets.council.agenda_board import show_agenda, show_proposals
    from widgets.council.council_screen import MASKED, on_screen, prepare, present
    from widgets.council.plan_board import show_plan, show_promises
    from widgets.council.question_page import ASKED, PAGE, asked_question, list_questions, open_question

__all__ = [
    "ASKED",
    "MASKED",
    "PAGE",
    "asked_question",
    "list_questions",
    "on_screen",
    "open_question",
    "prepare",
    "present",
    "show_agenda",
    "show_plan",
    "show_promises",
    "show_proposals",
]
__getattr__ = lazily(__name__, __file__)
