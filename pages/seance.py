"""The council: what is settled before it, then one message a slide, and the decisions typed as they are taken."""

from widgets import session
from widgets.council import MASKED, on_screen, prepare, present
from widgets.frame import page_frame

projected = on_screen()
page_frame(
    "Séance", MASKED if projected else "Le conseil, une question après l’autre, en grand sur l’écran de la salle."
)
if projected:
    present(session.current_store())
else:
    prepare(session.current_store())
