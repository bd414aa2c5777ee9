"""What is known besides the cells of a sheet."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from spreadsheets.recognise import Around


@dataclass(frozen=True)
class Known:
    """What is known besides a sheet: the school year asked for, the classes of the base, the tabs of the file."""

    annee: str | None = None
    around: Around = field(default_factory=Around)
    asked: bool = False
    """Whether a person has said what the columns of the sheet are."""
    blank: str | None = None
    """What a person said that an empty cell of an attendance stands for: « absent », « non concerné »."""
    constants: Mapping[str, str] = field(default_factory=dict)
    """What a person said that all the rows have in a column."""
    words: Mapping[str, str] = field(default_factory=dict)
    """The notes that a person gave to answers of a survey."""
