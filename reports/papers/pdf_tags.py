"""The logical structure of a PDF: which lines are a title, a paragraph, the cell of a table, for who has it read aloud.

fpdf2 only tags pictures; this hangs a whole tree on the same hook (``FPDF.struct_builder``), hence the narrow range of
versions in pyproject.toml.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from fpdf import FPDF
from fpdf.structure_tree import StructElem, StructureTreeBuilder


class Tags(StructureTreeBuilder):
    """Elements within elements; fpdf2 gives a page to those that ``doc_struct_elem`` lists, here all of them."""

    def __init__(self) -> None:
        super().__init__()
        self._open = [self.doc_struct_elem]
        self._numbers: Counter[int] = Counter()
        self.doc_struct_elem = StructElem(struct_type="/Document", parent=self.struct_tree_root, kids=[])

    def __iter__(self) -> Iterator[Any]:
        yield self.struct_tree_root
        yield self._open[0]
        yield self.struct_tree_root.parent_tree
        yield from self.doc_struct_elem.k

    @contextmanager
    def within(self, kind: str, page: int, alt: str | None = None) -> Iterator[StructElem]:
        """What is tagged inside is a part of one element of this ``kind``: Table, TR…"""
        element = StructElem(struct_type=f"/{kind}", parent=self._open[-1], kids=[], page_number=page, alt=alt)
        self._open[-1].k.append(element)
        self.doc_struct_elem.k.append(element)
        self._open.append(element)
        yield element
        self._open.pop()

    @contextmanager
    def tagged(self, pdf: FPDF, kind: str, alt: str | None = None) -> Iterator[None]:
        """What is drawn inside, on one page, is an element of this ``kind``: H1, P, TD…"""
        page, number = pdf.page, self._numbers[pdf.page]
        self._numbers[page] += 1
        place = self.spid_per_page_number.setdefault(page, len(self.spid_per_page_number))
        pdf.pages[page].struct_parents = place
        with self.within(kind, page, alt) as element:
            element.k.append(number)
            self.struct_tree_root.parent_tree.nums[place].append(element)
            pdf._out(f"/{kind} <</MCID {number}>> BDC")
            yield
            pdf._out("EMC")


@contextmanager
def untagged(pdf: FPDF) -> Iterator[None]:
    """What is drawn inside is not part of what the document says: page numbers, lines."""
    pdf._out("/Artifact BMC")
    yield
    pdf._out("EMC")
