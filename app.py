"""The screens, in the order and under the headings of the fiche. Run with: streamlit run app.py"""

import streamlit as st

from widgets.frame import open_app

SCREENS = {
    "": [
        st.Page("pages/accueil.py", title=":material/home: Accueil", default=True),
        st.Page("pages/importer.py", title=":material/upload_file: Importer"),
    ],
    "Plan, Do – la fiche": [
        st.Page("pages/fiche.py", title=":material/menu_book: Questions de la fiche"),
    ],
    "Check – les indicateurs": [
        st.Page("pages/conventions.py", title=":material/handshake: Conventions"),
        st.Page("pages/participation.py", title=":material/groups: Participation et mixité"),
        st.Page("pages/pfmp.py", title=":material/work: PFMP"),
        st.Page("pages/taxe.py", title=":material/euro: Taxe d’apprentissage"),
    ],
}

open_app()
st.navigation(SCREENS, expanded=True).run()
