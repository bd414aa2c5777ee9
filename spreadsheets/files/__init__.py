"""From the bytes of a dropped file to grids of cells, whatever its format; what cannot be read becomes a sentence."""

from spreadsheets.files.dropped import File, Progress, read_files, refusal
from spreadsheets.files.read import read_file

__all__ = [
    "File",
    "Progress",
    "read_file",
    "read_files",
    "refusal",
]
