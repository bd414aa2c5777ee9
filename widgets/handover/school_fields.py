"""The school that signs what leaves the application: its name, its logo, its own PowerPoint template."""

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

import french
from conseil import School, save_school, school_of
from warehouse import Store, WarehouseError
from widgets.confirmation import tell_refusal
from widgets.plain_text import plain

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

UNREADABLE_LOGO = (
    "Le logo n’a pas pu être lu : déposez une image .png ou .jpg, enregistrée par un logiciel de dessin ou d’images."
)
LARGEST_LOGO, LARGEST_TEMPLATE = 5, 30
"""In mebibytes."""


def school_form(store: Store) -> None:
    """Draw what is known of the school, and the form that changes it; nothing is kept of a file that cannot be used."""
    school = school_of(store)
    label = f"Votre lycée\u00a0: {school.nom}" if school.nom else "Nom, logo et modèle de votre lycée"
    with st.expander(plain(label), icon=":material/school:", expanded=not school.nom):
        with st.form("etablissement", border=False):
            with st.container(horizontal=True, vertical_alignment="bottom"):
                nom = st.text_input("Nom du lycée", school.nom, max_chars=120, width=420)
                ville = st.text_input("Commune", school.ville, max_chars=80, width=260)
            left, right = st.columns(2, gap="medium")
            with left:
                logo, without_logo = _file("Logo", ["png", "jpg", "jpeg"], LARGEST_LOGO, known=school.logo is not None)
            with right:
                modele, without_modele = _file(
                    "Modèle PowerPoint", ["pptx"], LARGEST_TEMPLATE, known=school.modele is not None
                )
            asked = st.form_submit_button("Enregistrer", icon=":material/save:")
        if asked:
            kept = School(
                nom=nom.strip(),
                ville=ville.strip(),
                logo=None if without_logo else school.logo,
                modele=None if without_modele else school.modele,
            )
            _save(store, kept, logo, modele)
        _show_kept(school_of(store))


def _file(label: str, kinds: list[str], largest: int, *, known: bool) -> "tuple[UploadedFile | None, bool]":
    """The file that is dropped, if one is, and whether the one that is kept must go."""
    dropped = st.file_uploader(
        f"{label} ({', '.join(f'.{kind}' for kind in kinds)})", kinds, max_upload_size=largest, key=f"fichier_{label}"
    )
    return dropped, known and st.checkbox(f"Retirer celui qui est enregistré ({label.lower()})", key=f"sans_{label}")


def _save(store: Store, school: School, logo: "UploadedFile | None", modele: "UploadedFile | None") -> None:
    from reports.content import picture_of
    from reports.deck import TemplateError, open_template  # slow to load, and needed only here

    if logo is not None:
        school = replace(school, logo=logo.getvalue())
        if picture_of(school.logo) is None:
            st.error(plain(french.spaced(UNREADABLE_LOGO)), icon=":material/error:")
            return
    try:
        if modele is not None:
            school = replace(school, modele=modele.getvalue())
            open_template(school.modele)
        save_school(store, school)
    except TemplateError as error:
        st.error(plain(french.spaced(str(error).replace("'", "’"))), icon=":material/error:")
    except WarehouseError as error:
        tell_refusal(error)
    else:
        st.success("Enregistré\u00a0: vos prochains fichiers porteront ce nom, ce logo et ce modèle.")


def _show_kept(school: School) -> None:
    from reports.content import picture_of

    picture = picture_of(school.logo)
    if picture is not None:
        st.image(picture, "Logo enregistré", width=160)
    if school.modele:
        st.caption("Un modèle PowerPoint est enregistré\u00a0: les présentations sont faites d’après lui.")
