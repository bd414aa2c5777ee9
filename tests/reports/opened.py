"""What independent readers find in a document: python-docx in a Word file, Poppler in a PDF."""

import io
import os
import re
import shutil
import subprocess

import docx
import pytest
from docx.table import Table

from reports.papers.pdf_file import BREAK

UNFOUNDED = (
    "Syntax Error: Suspects object is wrong type (boolean)",
    "Syntax Warning: Attribute BorderColor value is of wrong type (array)",
)
"""What older versions of Poppler say of two entries written as ISO 32000-1 asks (tables 321 and 343)."""
SPACES = re.compile(r"[ \u00a0\u202f\n\t\f]+")


def plainly(text: str) -> str:
    """The same with plain single spaces, as a PDF breaks its lines where it must."""
    return SPACES.sub(" ", text).strip()


def tables_of(content: bytes) -> list[Table]:
    return list(docx.Document(io.BytesIO(content)).tables)


def cells_of(table: Table) -> list[list[str]]:
    """The texts of a table, its header first."""
    return [[plainly(cell.text) for cell in row.cells] for row in table.rows]


def docx_text(content: bytes) -> str:
    """All that a Word file says, in order."""
    document = docx.Document(io.BytesIO(content))
    said = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            said += [cell for row in cells_of(block) for cell in row]
        else:
            said.append(block.text)
    return plainly(" ".join(said))


def poppler(tool: str, content: bytes, *options: str) -> str:
    """What a tool of Poppler writes of a PDF; it may complain of nothing that is true.

    Where Poppler is not installed the test is skipped, but never where it is run automatically.
    """
    if shutil.which(tool) is None:
        if os.environ.get("CI"):
            pytest.fail("Poppler is not installed: .ci/run should have done so.")
        pytest.skip("Poppler n’est pas installé.")
    found = subprocess.run([tool, *options, "-", *(["-"] if tool == "pdftotext" else [])], input=content,
                           capture_output=True, check=True)  # fmt: skip
    complaints = [line for line in found.stderr.decode().splitlines() if line not in UNFOUNDED]
    assert not complaints
    return found.stdout.decode(errors="replace")  # it gives the titles of elements as they are, in UTF-16


def pdf_text(content: bytes) -> str:
    """All that a PDF says, in the order in which it is read aloud, without the feet of its pages."""
    said = re.findall(r'^ *"(.*?)"$', poppler("pdfinfo", content, "-struct-text"), flags=re.M | re.S)
    return plainly(" ".join(said).replace(BREAK, ""))
