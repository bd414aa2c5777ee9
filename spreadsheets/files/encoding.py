"""The encoding of a text file, found by how plausible the decoded French is.

Ours, for it weighs French words: detectors that know all languages take a short list of names for another alphabet.
"""

import codecs
import re
from itertools import islice, pairwise

_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_CANDIDATES = ("utf-8", "cp1252", "iso-8859-15", "mac-roman")
"""From the most to the least common: the first one wins when two are as plausible."""
_CELL_BYTES = re.compile(rb"[^\r\n;,\t|]+")
_ENOUGH, _LONGEST = 20_000, 2_000
"""Cells that are weighed, and bytes of each."""
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]{3,20})""", re.I)
_LATIN_1 = {"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"}
"""What is declared by those who write what Windows writes."""

_WORD = re.compile(r"[^\W\d_]+")
_FRENCH = set("àâäçéèêëîïôöùûüÿœæ")
_FOREIGN = set("áãåìíñòóõøúýðþß")
_LIGATURES = set("œæ")
_WORD_BREAKERS = re.compile(r"(?<=[^\W\d_])[^\w\s’\x00-\x7f](?=[^\W\d_])")
_APOSTROPHES = re.compile(r"(?<=[^\W\d_])’(?=[^\W\d_])|€")
_ODD_SIGNS = re.compile(r"[^\w\x00-\x7f«»’‘“”„…–—•°€£²³·№©®™×½¼¾¿¡§µ\u00a0\u2009\u202f\ufeff\u2192\u2713\u2714]")
_BROKEN = re.compile(r"[\x80-\x9f\ufffd]")


def decode(content: bytes) -> str:
    """``content`` as text. Never raises: what no encoding explains becomes « � »."""
    for bom, encoding in _BOMS.items():
        if content.startswith(bom):
            return content.decode(encoding, "replace")
    if utf_16 := _utf_16_without_bom(content[:4096]):
        return content.decode(utf_16, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode(_most_plausible(content), "replace")


def decode_page(content: bytes) -> str:
    """``content`` as text, in the encoding that its markup declares where the bytes agree. Never raises."""
    declared = _DECLARED.search(content[:4096])
    name = declared[1].decode("ascii", "replace").lower() if declared else ""
    if name and name not in _LATIN_1 and not name.startswith("utf") and not content.startswith(tuple(_BOMS)):
        try:
            return content.decode(name)
        except (LookupError, ValueError):
            pass
    return decode(content)


def _utf_16_without_bom(beginning: bytes) -> str | None:
    """In UTF-16, one byte out of two of a French text is zero; which one tells the order."""
    pairs = len(beginning) // 2
    even, odd = (beginning[first : 2 * pairs : 2].count(0) for first in (0, 1))
    if odd > 0.5 * pairs and even < 0.1 * pairs:
        return "utf-16-le"
    return "utf-16-be" if even > 0.5 * pairs and odd < 0.1 * pairs else None


def _most_plausible(content: bytes) -> str:
    accented = (match[0][:_LONGEST] for match in _CELL_BYTES.finditer(content) if not match[0].isascii())
    cells = set(islice(accented, _ENOUGH))
    sample = b"\n".join(sorted(cells))
    return max(_CANDIDATES, key=lambda encoding: _plausibility(sample.decode(encoding, "replace")))


def _plausibility(text: str) -> int:
    words = sum(_word_plausibility(word) for word in _WORD.findall(text) if not word.isascii())
    misplaced = len(_WORD_BREAKERS.findall(text)) + len(_ODD_SIGNS.findall(text))
    return words + len(_APOSTROPHES.findall(text)) - misplaced - 2 * len(_BROKEN.findall(text))


def _word_plausibility(word: str) -> int:
    """Accented letters of French count for a word; letters of no neighbour language or misplaced capitals against."""
    accented = [letter for letter in word if not letter.isascii()]
    lowered = {letter.lower() for letter in accented}
    if not lowered <= _FRENCH | _FOREIGN or not _has_coherent_case(word) or (len(word) == 1 and word not in "àÀ"):
        return -len(accented)
    return sum(letter.lower() in _FRENCH for letter in accented)


def _has_coherent_case(word: str) -> bool:
    """« Élève », « ÉLÈVE », and « ANDRé » as keyboards make it; not « ElÈve », nor « FORæT »."""
    if any(one.islower() and other.isupper() and not other.isascii() for one, other in pairwise(word)):
        return False
    return _LIGATURES.isdisjoint(word) or sum(letter.isupper() for letter in word) < 2
