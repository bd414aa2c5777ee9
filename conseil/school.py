"""The school that signs what leaves the application: its name, its logo, its own PowerPoint template."""

from dataclasses import dataclass

from warehouse import Store


@dataclass(frozen=True)
class School:
    """``logo`` is a PNG or JPEG image and ``modele`` a .pptx file, both as they were dropped."""

    nom: str = ""
    ville: str = ""
    logo: bytes | None = None
    modele: bytes | None = None


def school_of(store: Store) -> School:
    """The school of this base; without a name as long as none was given."""
    rows = store.rows("select nom, ville, logo, modele from etablissement")
    return School(*rows[0]) if rows else School()


def save_school(store: Store, school: School) -> None:
    """Keep the school in place of what was known of it. Raises ``WarehouseError`` when the disk does not take it."""
    with store.noting() as cursor:
        cursor.execute("delete from etablissement")
        values = [school.nom, school.ville, school.logo, school.modele]
        cursor.execute("insert into etablissement (nom, ville, logo, modele) values (?, ?, ?, ?)", values)
