"""The codes that stand for a formation (MEF) and for what a company does (NAF), however they are written."""

import re

from spreadsheets.cells.doubt import Cause, Doubtful

UNKNOWN_NAF = Cause("Code NAF illisible, laissé vide", "Écrivez-le comme « 43.21A ».")
_MEF = re.compile(r"(?:2[0-9]{2}|31[0-9])\d{7,8}")
"""The courses of the lycées: 2xx, and 31x for the BTS; a telephone begins with 0."""
_NAF = re.compile(r"(\d{1,2})\.? ?(\d{2})\.? ?([A-Z])(?= |$)", re.I)
_NAF_ALONE = re.compile(r"(\d{2})(?:\.?(\d{1,2}))?")


def mef_in(text: str) -> str | None:
    """The digits of a « code MEF » (ten, or eleven in SIECLE), if ``text`` is nothing else."""
    digits = re.sub(r"[ .\u00a0-]", "", text)
    return digits if _MEF.fullmatch(digits) else None


def naf_in(text: str) -> str | None:
    """« 43.21A », « 4321A », « 43.21 A – Travaux d’installation » → « 4321A »; nothing for any other text."""
    found = _NAF.match(text)
    return f"{int(found[1]):02}{found[2]}{found[3].upper()}" if found else None


def read_mef(text: str) -> str | None:
    """A code of the voie professionnelle or of a BTS; what is none tells nothing."""
    return mef_in(text)


def read_naf(text: str) -> str | Doubtful:
    """A code, or the division or class it begins with: « 43.21A » → « 4321A », « 43.2 » → « 432 »."""
    found = _NAF_ALONE.fullmatch(text)
    if found:
        return found[1] + (found[2] or "")
    return naf_in(text) or Doubtful(None, UNKNOWN_NAF)
