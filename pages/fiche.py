"""The guide: the 23 questions of the fiche by phase and theme, each with the figures that help to answer it."""

from widgets import session
from widgets.frame import page_frame
from widgets.question import asked_question, list_questions, open_question

page_frame(
    "Questions de la fiche",
    "Les questions de la fiche 2.5, à projeter en réunion, et les indicateurs qui aident à y répondre.",
    needs_figures=False,
)
fiche = session.fiche()
asked = asked_question(fiche)
if asked:
    open_question(session.current_store(), fiche, asked)
else:
    list_questions(fiche.questions)
