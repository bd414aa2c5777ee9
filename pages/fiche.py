"""The guide: the 23 questions of the fiche by phase and theme, each with its figures and the school's answer."""

from widgets import session
from widgets.council import asked_question, list_questions, open_question
from widgets.frame import page_frame

page_frame(
    "Questions de la fiche",
    "Les questions de la fiche 2.5, à projeter en réunion : les indicateurs qui aident à y répondre, et votre réponse.",
    needs_figures=False,
)
store, fiche = session.current_store(), session.fiche()
asked = asked_question(fiche)
if asked:
    open_question(store, fiche, asked)
else:
    list_questions(store, fiche)
