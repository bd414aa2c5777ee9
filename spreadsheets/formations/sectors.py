"""The professional sector that a code tells: what a company does (NAF), what a pupil learns (NSF, within the MEF)."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path


@cache
def _beginnings(code: str) -> Mapping[str, str]:
    told = tomllib.loads(Path(__file__).with_name("sectors.toml").read_text(encoding="utf-8"))
    return {beginning: sector for sector, codes in told.items() for beginning in codes[code]}


def sector_of_naf(code: str) -> str | None:
    """« 4321A » → « Électricité et énergie »; nothing for a code that stands for none."""
    return _longest(_beginnings("naf"), code)


def sector_of_mef(code: str) -> str | None:
    """« 24725520331 » → « Électricité et énergie »: digits 4 to 6 are the NSF group of the speciality."""
    return _longest(_beginnings("nsf"), code[3:6])


def _longest(beginnings: Mapping[str, str], code: str) -> str | None:
    return next((beginnings[code[:end]] for end in range(len(code), 1, -1) if code[:end] in beginnings), None)
