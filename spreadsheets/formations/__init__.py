"""The formations of a lycée professionnel, their one name, and the sector that a code tells."""

from spreadsheets.formations.names import EVERY, SEVERAL, formation_name, formation_names, known_name
from spreadsheets.formations.sectors import sector_of_mef, sector_of_naf

__all__ = ["EVERY", "SEVERAL", "formation_name", "formation_names", "known_name", "sector_of_mef", "sector_of_naf"]
