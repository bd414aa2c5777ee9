"""Hand over: the whole base as one file and back, the backups, and what has had its time erased."""

import streamlit as st

from widgets import session
from widgets.confirmation import tell_done
from widgets.frame import page_frame, rebuilt_base
from widgets.handover import backups_block, erasing, taking_over, transmission

page_frame(
    "Passation",
    "Tout emporter en un seul fichier, le reprendre sur un autre ordinateur, effacer ce qui a fait son temps.",
    needs_figures=False,
)
store = session.current_store()
tell_done()
if session.current_base() == session.SAMPLE:
    rebuilt_base()
else:
    left, right = st.columns(2, gap="large")
    with left:
        transmission(store)
    with right:
        taking_over(store)
    st.divider()
    left, right = st.columns(2, gap="large")
    with left:
        backups_block(store)
    with right:
        erasing(store)
