"""XML told element by element, without the entities by which a few bytes become gigabytes."""

import re
from collections.abc import Callable
from xml.parsers import expat

from spreadsheets.files.refusals import Refusal, Refused

_FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
    r"|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|x0*(?:[0-8bcef]|1[0-9a-f]));",
    re.I,
)
"""Characters that XML does not allow and that tools write nevertheless."""
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")


def tell(
    text: str,
    opened: Callable[[str, dict[str, str]], None],
    closed: Callable[[str], None],
    said: Callable[[str], None],
) -> None:
    """Call back for each tag, its name and attributes without prefix, and each text; ``Refused`` when damaged."""
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: opened(
        _local(name), {_local(key): value for key, value in attributes.items()}
    )
    parser.EndElementHandler = lambda name: closed(_local(name))
    parser.CharacterDataHandler = said
    parser.EntityDeclHandler = _refuse_entity
    try:
        parser.Parse(_FORBIDDEN.sub("", _DECLARATION.sub("", text, count=1)).lstrip().encode("utf-8"), True)
    except expat.ExpatError as error:
        raise Refused(Refusal.DAMAGED) from error


def _refuse_entity(*_: object) -> None:
    raise Refused(Refusal.DAMAGED)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def count(written: str | None, default: int = 1, most: int = 2**21) -> int:
    """The number that an attribute holds, between 0 and ``most``; ``default`` for what is none."""
    digits = (written or "").strip()
    return min(int(digits), most) if digits.isascii() and digits.isdigit() and len(digits) < 19 else default
