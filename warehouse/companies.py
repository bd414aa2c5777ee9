"""Names the company of each row: its SIRET, else its name and town, else the company that a person said it is."""

import duckdb

NAMED = {
    "conventions": "partenaire",
    "actions": "partenaire",
    "pfmp": "entreprise",
    "offres": "entreprise",
    "taxe": "entreprise",
    "invitations": "entreprise",
}
"""Tables whose rows bear a company → the column that holds its name."""
WITH_TOWN = {"pfmp"}


def own_key(table: str) -> str:
    """SQL of the key that a row of ``table`` gives to its company by itself; null if it names none."""
    town = "|| coalesce('|' || nullif(norm(commune), ''), '')" if table in WITH_TOWN else ""
    return f"coalesce(siret, norm({NAMED[table]}) {town})"


def name_companies(cursor: duckdb.DuckDBPyConnection, table: str, import_id: int | None = None) -> None:
    """Write ``entreprise_cle`` in the rows of one import, or of all of them, from what these rows hold."""
    mine = "(? is null or import_id = ?)"
    cursor.execute(f"update {table} set entreprise_cle = {own_key(table)} where {mine}", [import_id, import_id])
    same = follow(dict(cursor.execute("select cle, retenue from rapprochements").fetchall()))
    if same:
        cursor.execute(
            f"""
            update {table} set entreprise_cle = suivies.retenue
            from (select unnest(?) as cle, unnest(?) as retenue) as suivies
            where entreprise_cle = suivies.cle and {mine}""",
            [list(same), list(same.values()), import_id, import_id],
        )


def follow(same: dict[str, str]) -> dict[str, str]:
    """Each key → the one that stands at the end of its chain; of a circle, the first in the alphabet."""
    return {key: _end_of_chain(same, key) for key in same}


def _end_of_chain(same: dict[str, str], key: str) -> str:
    met = [key]
    while (following := same.get(met[-1])) is not None:
        if following in met:
            return min(met[met.index(following) :])
        met.append(following)
    return met[-1]
