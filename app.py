"""The screens, in the order and under the headings of the fiche. Run with: streamlit run app.py"""

import streamlit as st

from widgets.doors import guarded

if __name__ == "__main__":  # Streamlit draws a screen
    from widgets.frame import open_app, run_page

    SCREENS = {
        "": [
            st.Page("pages/accueil.py", title=":material/home: Accueil", default=True),
            st.Page("pages/importer.py", title=":material/upload_file: Importer"),
            st.Page("pages/donnees.py", title=":material/database: Mes données"),
            st.Page("pages/passation.py", title=":material/inventory_2: Passation"),
            st.Page("pages/mode_emploi.py", title=":material/help_center: Mode d’emploi"),
        ],
        "Plan, Do – la fiche": [st.Page("pages/fiche.py", title=":material/menu_book: Questions de la fiche")],
        "Check – les indicateurs": [
            st.Page("pages/synthese.py", title=":material/dashboard: Synthèse"),
            st.Page("pages/conventions.py", title=":material/handshake: Conventions"),
            st.Page("pages/reseaux.py", title=":material/hub: Réseaux"),
            st.Page("pages/actions.py", title=":material/event: Actions"),
            st.Page("pages/participation.py", title=":material/groups: Participation et mixité"),
            st.Page("pages/pfmp.py", title=":material/work: PFMP"),
            st.Page("pages/offres.py", title=":material/badge: Offres et insertion"),
            st.Page("pages/taxe.py", title=":material/euro: Taxe d’apprentissage"),
            st.Page("pages/impact.py", title=":material/conversion_path: Impact par action"),
            st.Page("pages/partages.py", title=":material/share: Indicateurs partagés"),
            st.Page("pages/entreprises.py", title=":material/factory: Entreprises"),
            st.Page("pages/satisfaction.py", title=":material/thumb_up: Satisfaction"),
            st.Page("pages/dictionnaire.py", title=":material/dictionary: Dictionnaire"),
        ],
        "Ajuster – le conseil": [
            st.Page("pages/ordre_du_jour.py", title=":material/format_list_numbered: Ordre du jour"),
            st.Page("pages/seance.py", title=":material/slideshow: Séance"),
            st.Page("pages/plan.py", title=":material/task_alt: Plan d’action"),
            st.Page("pages/exporter.py", title=":material/ios_share: Exporter"),
        ],
    }
    open_app()
    run_page(st.navigation(SCREENS, expanded=True))
else:  # its server starts
    app = st.App(__file__, middleware=guarded())
