"""Hand over: the whole base as one file and back, the backups, and what has had its time erased."""

import streamlit as st

from widgets import session
from widgets.confirmation import tell_done
from widgets.frame import page_frame, rebuilt_base
from widgets.handover import backups_block, erasing, key_block, repair, taking_over, transmission

page_frame(
    "Passation",
    "Tout emporter en un seul fichier, le reprendre sur un autre ordinateur, effacer ce qui a fait son temps.",
    needs_figures=False,
    repairs=True,
)
tell_done()
if damaged := session.damaged_base():
    repair(damaged)
    st.stop()
store = session.current_store()
if session.current_base() == session.SAMPLE:
    rebuilt_base()
    st.stop()
if session.lacks_key():
    key_block(store)
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
