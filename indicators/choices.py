"""What a user may choose from: the school years and the values that the base holds."""

from collections.abc import Sequence

from warehouse import Store

_PUPIL = "select {name} as valeur from eleves where annee in ({years})"
_SOURCES = {
    "formation": _PUPIL,
    "niveau": _PUPIL,
    "classe": _PUPIL,
    "sexe": _PUPIL,
    "periode": "select periode as valeur from pfmp where annee in ({years})",
    "secteur": " union ".join(
        f"select secteur as valeur from {table}"
        for table in ("conventions", "actions", "pfmp", "offres", "taxe", "invitations")
    ),
}


def school_years(store: Store) -> list[str]:
    """The school years of dated rows, latest first; a campaign of the tax counts as the year that it opens."""
    found = store.rows("""
        with jours as (
            select date_debut as jour from actions
            union select date_reception from offres
            union select date_invitation from invitations
        ),
        rentrees as (
            select year(jour - interval 8 month) as rentree from jours union select campagne from taxe
        )
        select annee from (
            select rentree || '-' || (rentree + 1) as annee from rentrees
            union select annee from eleves union select annee from pfmp union select annee from satisfaction
            union select annee_feuille from actions union select annee_feuille from offres
            union select annee_feuille from invitations
        ) where annee is not null order by annee desc""")
    return [annee for (annee,) in found]


def values(store: Store, dimension: str, annees: Sequence[str]) -> list[str]:
    """The values of one filter in these years, sorted. Raises ``KeyError`` for a dimension that is not a filter."""
    source = _SOURCES[dimension].format(name=dimension, years=", ".join(f"'{annee}'" for annee in annees))
    sql = f"select distinct valeur from ({source}) where valeur is not null order by valeur"
    return [value for (value,) in store.rows(sql)]
