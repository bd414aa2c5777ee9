"""Companies written in several ways: those that may be one, to be settled one by one, and those said to be one."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

import french
from indicators.model import TABLES
from indicators.words import typeset
from spreadsheets.companies import (
    Cluster,
    Company,
    accept,
    count_refused,
    forget_refused,
    merged,
    refuse,
    separate,
)
from warehouse import Store, WarehouseError
from widgets import session
from widgets.plain_text import plain

MOST_SHOWN = 5
"""Proposals drawn at once; the next ones come as these are settled."""
MOST_SPELLINGS = 3


def show_companies(store: Store) -> None:
    """Draw what may be one company under several spellings, and what was said to be one."""
    st.markdown("#### Entreprises à rapprocher", anchors=False)
    clusters = session.company_proposals(store)
    st.caption(plain(french.spaced(_say(len(clusters)))))
    if len(clusters) > 1:
        _settle_all(store, clusters)
    for cluster in clusters[:MOST_SHOWN]:
        _propose(store, cluster)
    if len(clusters) > MOST_SHOWN:
        left = french.plural(len(clusters) - MOST_SHOWN, "autre proposition suivra", "autres propositions suivront")
        st.caption(plain(french.spaced(f"{left} celles-ci.")))
    _show_merged(store)
    _show_refused(store)


def _say(count: int) -> str:
    if not count:
        return (
            "Aucune entreprise à rapprocher. Le même SIRET vaut la même entreprise ; deux noms proches seraient "
            "proposés ici, jamais réunis sans vous."
        )
    proposals = french.plural(count, "rapprochement est proposé", "rapprochements sont proposés")
    return (
        f"{proposals} : noms identiques ou proches, formes juridiques et accents mis à part. "
        "Tant que vous n’avez pas répondu, ces entreprises sont comptées séparément."
    )


def _settle_all(store: Store, clusters: Sequence[Cluster]) -> None:
    with st.container(horizontal=True):
        together = st.button(f"Tout réunir ({len(clusters)})", icon=":material/done_all:", key="reunir_tout")
        apart = st.button(f"Tout refuser ({len(clusters)})", icon=":material/remove_done:", key="refuser_tout")
    if together:
        _write(*(partial(accept, store, cluster, cluster.companies[0].key) for cluster in clusters))
    if apart:
        _write(*(partial(refuse, store, cluster) for cluster in clusters))


def _propose(store: Store, cluster: Cluster) -> None:
    known = {company.key: company for company in cluster.companies}
    first = cluster.companies[0].key
    with st.container(border=True, gap="small", key=f"rapprochement_{first}"):
        st.markdown(_list(cluster))
        chosen = list(known)
        if len(known) > 2:
            chosen = st.multiselect(
                "Celles qui sont la même entreprise",
                list(known),
                default=list(known),
                format_func=lambda key: plain(_named(known[key])),
                key=f"choix_{hash(tuple(known))}",
            )
        with st.container(horizontal=True):
            together = st.button(
                "Réunir", icon=":material/merge:", key=f"reunir_{first}", type="primary", disabled=len(chosen) < 2
            )
            apart = st.button("Ce sont des entreprises différentes", icon=":material/close:", key=f"refuser_{first}")
    if together:
        _write(partial(accept, store, cluster, next(key for key in known if key in chosen), chosen))
    if apart:
        _write(partial(refuse, store, cluster))


def _show_merged(store: Store) -> None:
    clusters = merged(store)
    if not clusters:
        return
    label = f"Entreprises réunies ({len(clusters)})"
    with st.expander(label, icon=":material/merge:", key="entreprises_reunies", on_change="rerun"):
        for cluster in clusters:
            first = cluster.companies[0].key
            with st.container(border=True, gap="small", key=f"reunies_{first}"):
                st.markdown(_list(cluster))
                parted = None
                if len(cluster.companies) > 2:
                    names = {company.key: plain(_named(company)) for company in cluster.companies}
                    parted = st.multiselect(
                        "Celles à séparer des autres",
                        list(names),
                        format_func=names.__getitem__,
                        placeholder="Toutes",
                        key=f"separees_{first}",
                    )
                if st.button("Séparer", icon=":material/call_split:", key=f"separer_{first}"):
                    _write(partial(separate, store, cluster, parted or None))


def _show_refused(store: Store) -> None:
    count = count_refused(store)
    if not count:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        refused = french.plural(count, "rapprochement refusé", "rapprochements refusés")
        st.caption(plain(french.spaced(f"{refused} : ils ne sont plus proposés.")), width="content")
        if st.button("Les proposer de nouveau", icon=":material/undo:", key="reproposer"):
            _write(partial(forget_refused, store))


def _write(*changes: Callable[[], None]) -> None:
    """Do them and draw the page anew, or say why the base did not take them."""
    try:
        for change in changes:
            change()
    except WarehouseError as error:
        st.error(plain(french.spaced(str(error))), icon=":material/lock:")
        return
    st.rerun()


def _list(cluster: Cluster) -> str:
    return "\n".join(f"- **{plain(_named(company))}** {plain(_described(company))}" for company in cluster.companies)


def _named(company: Company) -> str:
    shown = list(company.spellings[:MOST_SPELLINGS])
    if len(company.spellings) > MOST_SPELLINGS:
        shown.append(french.plural(len(company.spellings) - MOST_SPELLINGS, "autre"))
    return french.spaced(" / ".join(f"« {spelling} »" for spelling in shown))


def _described(company: Company) -> str:
    siret = f"SIRET {company.siret}" if company.siret else "sans SIRET"
    tables = ", ".join(typeset(TABLES[table]) for table in company.tables)
    rows = french.plural(company.rows, "ligne")
    return " · ".join(filter(None, ["", siret, ", ".join(company.communes), tables, rows])).strip(" ·")
