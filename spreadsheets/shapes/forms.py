"""The layout of what a form brings out: one line a respondent, one column a question, and what the form adds itself."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np

from spreadsheets.cells import as_text, is_blank, normalise
from spreadsheets.model import Cell, Sheet
from spreadsheets.shapes.layout import Layout, Places, highest, padded

_STAMP = re.compile(
    r"horodat\w*|timestamp|(?:start|completion|submission|submitted) ?(?:time|at|on|date)?"
    r"|(?:date et )?heure de (?:debut|fin|soumission|l envoi|reponse)|date (?:de )?(?:soumission|remplissage|lancement)"
    r"|date de (?:la )?(?:derniere action|reponse|saisie|passation|debut|fin)|date (?:et )?heure|soumis le|repondu le"
    r"|rempli le|submitted(?: time)?|datestamp|submitdate|startdate"
)
_ADDED = re.compile(
    r"id|id de la reponse|response id|n|no|numero(?: de (?:serie|reponse))?|serial|sid|uid|derniere page|lastpage|seed"
    r"|langue(?: de depart)?|start ?language|tete de serie|adresse (?:de messagerie|e ?mail|mail|ip|electronique)"
    r"|e ?mails?|mail|courriel|nom d utilisateur|username|ip address|brouillon|termine\w*|(?:last )?modified(?: time)?"
    r"|heure de la derniere modification|(?:nom|prenom|noms? et prenoms?|prenom et nom|name|votre nom|ton nom)"
    r"|points .*|feedback .*|commentaires .*|(?:nombre )?total (?:de )?points?|quiz feedback|score"
)
_SENT = re.compile(r"(?:details|informations) (?:de|sur) l envoi|submission details|reponse")
"""What a form writes over the columns that it adds."""
_SPOKEN = re.compile(r"\b(?:vous|votre|vos|tu|te|t|ta|ton|tes|toi|je|j|mon|ma|mes|nous|notre|nos)\b")
_TOTAL = re.compile(
    r"(?:sous |s )?(?:total|totaux|moyennes?|sommes?|nb|nombre|effectif|pourcentage|taux|resultats?)\b.*"
)
_DEEPEST, _FEWEST_WORDS, _LONGEST_TITLE, _NEAR_BEST = 15, 5, 60, 0.6
_DAY = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}")
_FIGURES = re.compile(rf"{_DAY.pattern}|[\d\s.,%/€-]+$")
_OLDEST = 2000
"""Days before that one are what programs write for no day."""


class Form(Layout):
    """A layout none of whose columns names the rows: whatever is filled under the header is an answer."""

    @cached_property
    def _data(self) -> tuple[Places, tuple[int, ...]]:
        kept: list[int] = []
        aside: list[int] = []
        for index, row in enumerate(self.sheet.rows[self.first :], start=self.first):
            filled = next((cell for cell in row if not is_blank(cell)), None)
            if filled is None:
                continue
            (aside if isinstance(filled, str) and _TOTAL.fullmatch(normalise(filled)) else kept).append(index)
        return np.array(kept, dtype=np.intp), tuple(index + 1 for index in aside)

    @cached_property
    def questions(self) -> tuple[str, ...]:
        """What stands above each column; « group [detail] » under a group of questions."""
        lines = [_filled_right(row, self.width) for row in self.sheet.rows[self.top : self.first - 1]]
        lowest = padded(self.sheet.rows[self.first - 1], self.width)
        return tuple(_join([as_text(line[place]) for line in lines], as_text(lowest[place])) for place in self.others)

    @cached_property
    def stamps(self) -> list[int]:
        """The places of the columns that tell when each line was filled in."""
        return [place for place, text in enumerate(self.questions) if is_stamp(text)]

    def days(self) -> list[Cell]:
        """The day of each row, from its first time stamp that tells one."""
        columns = [list(map(_day_of, self.column(place))) for place in sorted(self.stamps, key=self._rank)]
        return [next((day for day in days if day is not None), None) for days in zip(*columns, strict=True)]

    def _rank(self, place: int) -> bool:
        return not re.search(r"fin|soumi|submi|complet", normalise(self.questions[place]))


def lay_out_form(sheet: Sheet, *, asked: bool) -> Form | None:
    """The layout of a sheet whose header holds questions or time stamps; ``None`` where nothing looks like them."""
    told = [_count(row) for row in sheet.rows[:_DEEPEST]]
    most = max(told, default=0)
    if most < (1 if asked else 2):
        return None
    line = next(index for index, count in enumerate(told) if count >= _NEAR_BEST * most)
    return Form(sheet, highest(sheet.rows, line, 0), line + 1, {}) if line + 1 < len(sheet.rows) else None


def _count(row: Sequence[Cell]) -> int:
    """How many cells of a line say that it is the header of a form; none where it holds days or figures."""
    if any(not isinstance(cell, str) for cell in row if cell is not None) or any(map(_FIGURES.match, _texts(row))):
        return 0
    return sum(2 if is_stamp(text) else is_question(text) or _is_titled(text) for text in _texts(row))


def _texts(row: Sequence[Cell]) -> Iterator[str]:
    return (as_text(cell) for cell in row if isinstance(cell, str) and not is_blank(cell))


def _is_titled(text: str) -> bool:
    """A short title may stand above a question as well."""
    return len(text) <= _LONGEST_TITLE and any(map(str.isalpha, text))


def is_stamp(text: str) -> bool:
    """Whether a header is that of a time stamp."""
    return _STAMP.fullmatch(normalise(text)) is not None


def is_added(text: str) -> bool:
    """Whether a header is that of a column that a form adds to the questions, or that says who answers."""
    return is_stamp(text) or _ADDED.fullmatch(normalise(text)) is not None


def is_question(text: str) -> bool:
    """Whether a header asks something or states it: « … ? », « Votre avis », « Le lycée est facilement joignable »."""
    return "?" in text or bool(_SPOKEN.search(normalise(text))) or len(text.split()) >= _FEWEST_WORDS


def _filled_right(row: Sequence[Cell], width: int) -> list[Cell]:
    """A group stands above the columns on its right that have no group of their own."""
    found: list[Cell] = []
    for cell in padded(row, width):
        found.append(found[-1] if is_blank(cell) and found else cell)
    return found


def _join(groups: Sequence[str], detail: str) -> str:
    group = next((text for text in reversed(groups) if text and text != detail), "")
    alone = not group or not detail or "?" in detail or is_added(detail) or _SENT.match(normalise(group))
    return detail or group if alone else f"{group} [{detail}]"


def _day_of(cell: Cell) -> Cell:
    if isinstance(cell, str):
        match = _DAY.search(cell)
        return None if is_blank(cell) or cell.startswith("1980") else match[0] if match else cell
    return cell if not isinstance(cell, dt.date) or cell.year >= _OLDEST else None
