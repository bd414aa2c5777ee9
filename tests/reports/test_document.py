"""The two writers of documents, read by others: the same words in both, whatever the words, in French and in order."""

import io
import re
import zipfile
from itertools import pairwise

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

import french
from reports.papers.paper import Heading, Paper, PaperTable, Paragraph
from reports.papers.pdf_file import BREAK, UNKNOWN, legible, write_pdf
from reports.papers.word_file import write_docx
from tests.reports.opened import cells_of, docx_text, pdf_text, plainly, poppler, tables_of

WRITERS = {"docx": (write_docx, docx_text), "pdf": (write_pdf, pdf_text)}
ROWS = tuple((f"Décision {rank} – {'réseau ' * (rank % 30)}", "DDFPT", "12/03/2026") for rank in range(60))
LONG = PaperTable(title="Les décisions", columns=("Décision", "Pilote", "Échéance"), rows=ROWS, widths=(6, 2, 2))
WILD = st.text(max_size=60) | st.sampled_from(
    ["\x00a\x1f", "mot" * 300,
     "👩‍👩‍👧 😀",
     "שלום עולם", "مرحبا", "=1+1", "<b>&amp;</b>", "\ud800", "a\r\nb\tc", "\u200f\u202e", "{nb}", "漢字" * 40]
)  # fmt: skip


def document(*blocks, **changed) -> Paper:
    kept = {"title": "Compte rendu", "subtitle": "Juin 2026", "school": "Lycée Jean-Monnet", "logo": None}
    return Paper(**{**kept, **changed}, blocks=blocks)


def image(kind: str) -> bytes:
    content = io.BytesIO()
    Image.new("RGB", (120, 60), (30, 90, 160)).save(content, kind)
    return content.getvalue()


@pytest.mark.parametrize("kind", WRITERS)
def test_what_is_written_is_read_back_whole_and_in_order(kind):
    write, read = WRITERS[kind]
    said = document(
        Heading(1, "Présents"),
        Paragraph(french.spaced("Le proviseur ; l’équipe « CAP » : 23 %, œuvre à 1 200 €"), "À l’ouverture"),
        Paragraph("une note", manner="note"),
        Paragraph("un point", manner="item"),
        LONG,
        Paragraph("\n".join(f"Ligne {rank}." for rank in range(150))),
    )
    found = read(write(said))
    wanted = [
        "Lycée Jean-Monnet", "Compte rendu", "Juin 2026", "Présents", "À l’ouverture :",
        "Le proviseur ; l’équipe « CAP » : 23 %, œuvre à 1 200 €", "une note", "un point", "Décision Pilote Échéance",
        *(plainly(text) for row in ROWS for text in row), *(f"Ligne {rank}." for rank in range(150)),
    ]  # fmt: skip
    place = 0
    for text in wanted:
        assert text in found[place:], text
        place = found.index(text, place) + len(text)


def test_the_pdf_keeps_the_narrow_spaces_and_says_its_language_and_its_titles():
    content = write_pdf(document(Heading(1, "Décisions"), Paragraph(french.spaced("Vraiment ? 23 %")), LONG))
    assert "Vraiment ? 23 %" in poppler("pdftotext", content)
    read = PdfReader(io.BytesIO(content))
    assert "Vraiment\u202f? 23\u202f%" in read.pages[0].extract_text()
    assert read.trailer["/Root"]["/Lang"] == "fr-FR"
    assert read.metadata is not None
    assert (read.metadata.title, read.metadata.author) == ("Compte rendu", "Réseaux et partenariats")
    assert [each.title for each in read.outline] == ["Décisions"]
    assert "Tagged:          yes" in poppler("pdfinfo", content)
    tags = poppler("pdfinfo", content, "-struct")
    assert [tags.count(f"  {tag}") for tag in ("H1 ", "H2 ", "Table ")] == [1, 1, 1]
    assert tags.count("/Scope /Column") == len(LONG.columns)
    assert all(font["embedded"] for font in fonts(content))
    assert b"<pdfuaid:part>1</pdfuaid:part>" in read.trailer["/Root"]["/Metadata"].get_data()


def fonts(content: bytes) -> list[dict[str, bool]]:
    lines = poppler("pdffonts", content).splitlines()
    place = lines[0].index("emb")
    found = [{"embedded": line[place : place + 3] == "yes"} for line in lines[2:]]
    assert found
    return found


def test_the_header_of_a_long_table_is_on_each_of_its_pages_and_each_page_bears_its_number():
    content = write_pdf(document(LONG))
    pages = poppler("pdftotext", content, "-layout").split("\f")[:-1]
    assert len(pages) > 2
    for rank, page in enumerate(pages, 1):
        assert "Échéance" in page
        assert f"page {rank} sur {len(pages)}" in plainly(page)
    (table,) = tables_of(write_docx(document(LONG)))
    marks = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
    assert marks == [True] + [False] * len(ROWS)
    assert cells_of(table)[1:] == [[plainly(text) for text in row] for row in ROWS]


def test_the_word_file_is_french_and_bears_words_own_styles_only():
    content = write_docx(document(Heading(1, "Un"), Heading(2, "Deux"), LONG, logo=image("PNG")))
    read = docx.Document(io.BytesIO(content))
    styles = [paragraph.style.name for paragraph in read.paragraphs if paragraph.text in ("Un", "Deux")]
    assert styles == ["Heading 1", "Heading 2"]  # which Word calls « Titre 1 », « Titre 2 » in French
    said = read.core_properties
    assert (said.title, said.author, said.language) == ("Compte rendu", "Réseaux et partenariats", "fr-FR")
    assert (said.comments, said.keywords, said.last_modified_by) == ("", "", "Réseaux et partenariats")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}
    assert "en-US" not in parts["word/styles.xml"]
    assert 'descr="Logo de l’établissement Lycée Jean-Monnet"' in parts["word/document.xml"]
    assert 'w:tblDescription w:val="Les décisions"' in parts["word/document.xml"]
    assert "NUMPAGES" in "".join(parts.values())
    assert not [name for name in parts if re.search("vba|thumbnail|app.xml|custom|Effects", name)]


@pytest.mark.parametrize(
    "logo",
    [image("PNG"), image("JPEG"), b"", b"rien d'une image", image("PNG")[:60]],
    ids=["png", "jpeg", "empty", "text", "cut"],
)
@pytest.mark.parametrize("kind", WRITERS)
def test_a_logo_that_cannot_be_shown_costs_nothing_but_itself(kind, logo):
    write, read = WRITERS[kind]
    assert "Ce qui compte" in read(write(document(Paragraph("Ce qui compte"), logo=logo)))


@pytest.mark.slow
@settings(max_examples=30, deadline=None)
@given(texts=st.lists(WILD, min_size=8, max_size=8))
@example(texts=["mot" * 300] * 8)
def test_no_text_breaks_a_writer(texts):
    title, school, head, label, text, cell, column, tall = texts
    said = document(
        Heading(1, head), Heading(3, text), Paragraph(text, label), Paragraph(cell, manner="item"),
        PaperTable(title=title, columns=(column, "b"), rows=((cell, text), (tall, "")), widths=(1, 9)),
        title=title, school=school,
    )  # fmt: skip
    assert len(tables_of(write_docx(said))) == 1
    assert len(PdfReader(io.BytesIO(write_pdf(said))).pages) > 0


@pytest.mark.parametrize("levels", [(1, 3), (3,), (2, 3, 1, 3)])
def test_a_pdf_leaves_no_level_of_titles_out(levels):
    content = write_pdf(document(*(Heading(level, f"Titre {level}") for level in levels)))
    found = [int(level) for level in re.findall(r"^ *H(\d) ", poppler("pdfinfo", content, "-struct"), flags=re.M)]
    assert all(after <= before + 1 for before, after in pairwise(found))
    assert len(found) == 1 + len(levels)


def test_a_word_longer_than_its_column_is_broken_within_it():
    content = write_pdf(document(PaperTable(title="", columns=("Mot", "b"), rows=(("mot" * 30, ""),), widths=(1, 9))))
    lines = re.findall("^[mot]+$", poppler("pdftotext", content).replace(BREAK, ""), flags=re.M)
    assert "".join(lines) == "mot" * 30
    assert max(map(len, lines)) < 10


def test_what_stands_for_the_number_of_pages_cannot_be_typed():
    assert "{nb} pages" in pdf_text(write_pdf(document(Paragraph("{nb} \x00pages\x00"))))


def test_a_letter_that_the_font_lacks_leaves_a_box_and_a_control_character_nothing():
    assert legible("a\x00漢é\u202f?") == f"a{UNKNOWN}é\u202f?"
