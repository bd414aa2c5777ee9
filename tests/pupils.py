"""Files that carry pupils, in the many ways that schools write them, and all that could name one of these pupils."""

import datetime as dt
import io
import zipfile
from collections.abc import Sequence

import openpyxl
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

BORN = dt.date(2009, 3, 25)
SECRETS = (
    "Zztopnom", "Vréguémont", "Xylo-Quentïn", "Yvprénomme", "Wébultine",
    "111222333AB", "0909876543K", "77412589",
    "25/03/2009", "2009-03-25", "25.03.2009", "25-03-2009", "25/03/09", "25 mars 2009", "39897",
    "zz.yv@courriel.example", "06 98 76 54 32", "0698765432", "impasse des Zébulons",
)  # fmt: skip
"""What names a pupil in the files below: names, INE, internal number, birth, e-mail, phone, address."""

PUPILS = "INE;Nom;Prénom;Né(e) le;Sexe;Classe\n"
ROSTER = (
    PUPILS
    + "111222333AB;Zztopnom;Yvprénomme;25/03/2009;F;TMELEC\n"
    + "0909876543K;Vréguémont;Wébultine;25/03/2009;M;1MELEC\n"
    + ";Xylo-Quentïn;Wébultine;;F;TCOM1\n;Xylo-Quentïn;Wébultine;;F;TCOM2\n"
)
ACTIONS = (
    "Référence;Intitulé;Type d'action;Date de début;Initiative\nA1;Forum des métiers;forum ou salon;25/11/2025;lycée\n"
)


def text(rows: str, encoding: str = "utf-8") -> bytes:
    return rows.encode(encoding)


def xlsx(*rows: Sequence[object], title: str = "Feuil1") -> bytes:
    book, written = openpyxl.Workbook(), io.BytesIO()
    book.active.title = title
    for row in rows:
        book.active.append(list(row))
    book.save(written)
    return written.getvalue()


def ods(*rows: Sequence[object]) -> bytes:
    document, written, table = OpenDocumentSpreadsheet(), io.BytesIO(), Table(name="Feuille1")
    document.spreadsheet.addElement(table)
    for row in rows:
        line = TableRow()
        table.addElement(line)
        for cell in row:
            held = TableCell(valuetype="string")
            held.addElement(P(text=str(cell)))
            line.addElement(held)
    document.write(written)
    return written.getvalue()


def archive(**members: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as opened:
        for name, content in members.items():
            opened.writestr(f"{name}.csv", content)
    return written.getvalue()


def others(row: str) -> str:
    """Enough ordinary rows around those that are not, so that their columns are read as what they are."""
    return "".join(row.format(f"Zoé{letter}") for letter in "abcdefghijklmnopqrstuvwxyz")


SIECLE = (
    "Id National",
    "Nom de famille",
    "Prénom",
    "Date Naissance",
    "Sexe",
    "Code Structure",
    "Adresse",
    "Courriel",
    "Téléphone",
)
LEARNT = ("111222333AB", "ZZTOPNOM", "Yvprénomme", BORN, "F", "TMELEC", "3 impasse des Zébulons",
          "zz.yv@courriel.example", "06 98 76 54 32")  # fmt: skip

DROPS = {
    "a list in cp1252": ("eleves.csv", text(ROSTER, "cp1252")),
    "a list in the encoding of old Macintoshes": ("eleves.csv", text(ROSTER, "mac-roman")),
    "a workbook with addresses, e-mails and phones": ("siecle.xlsx", xlsx(SIECLE, LEARNT)),
    "the same as OpenDocument": ("siecle.ods", ods(SIECLE, [str(cell) for cell in LEARNT])),
    "births as Excel numbers": ("eleves.xlsx", xlsx(("Nom", "Prénom", "Né(e) le", "Sexe", "Classe"),
                                                    ("Zztopnom", "Yvprénomme", 39897, "F", "TMELEC"))),
    "an archive": ("listes.zip", archive(eleves=text(ROSTER), actions=text(ACTIONS))),
    "one pupil alone": ("eleves.csv", text("Nom;Prénom;Sexe;Classe\nZztopnom;Yvprénomme;F;TMELEC\n")),
    "whole names in one cell": ("groupe.csv", text(
        "Élève;Né(e) le;Sexe;Classe\nZZTOPNOM Yvprénomme;25 mars 2009;Féminin;TMELEC\n")),
    "rows that are refused": ("eleves.csv", text(
        PUPILS + ";Zztopnom;;25/03/2009;F;TMELEC\n;Vréguémont;Wébultine;25/03/2009;;\n;;Yvprénomme;;F;TMELEC\n")),
    "births that cannot be read": ("eleves.csv", text(
        PUPILS + others(";Durand;{};17/06/2008;F;TCOM1\n")
        + ";Zztopnom;Yvprénomme;25/03/2009 ?;F;TMELEC\n;Vréguémont;Wébultine;le 25-03-2009 à Lyon;M;TCOM1\n")),
    "namesakes and strangers": ("participations.csv", text(
        "Action;Nom;Prénom;Présence\nA1;Xylo-Quentïn;Wébultine;présent\nA1;Vréguémont;Yvprénomme;absent\n")),
    "strangers known by their number": ("participations.csv", text(
        "Action;INE;N° interne;Présence\nA1;0909876543X;77412589;présent\nA1;111222333AB;;excusé\n")),
    "places of work": ("pfmp.csv", text(
        "Période;Début;Fin;Nom;Prénom;Né(e) le;Téléphone;Situation;Entreprise\n"
        "PFMP 1;17/11/2025;12/12/2025;Zztopnom;Yvprénomme;25/03/2009;0698765432;signée;Garage Dupont\n"
        "PFMP 1;17/11/2025;12/12/2025;Zztopnom;Wébultine;;06 98 76 54 32;à voir;\n")),
    "names in the columns of words": ("eleves.csv", text(
        "Nom;Prénom;Sexe;Classe;Statut;Niveau;Date d'entrée;Boursier\n"
        + others("Durand;{};F;TMELEC;élève;TLE;01/09/2025;non\n")
        + "Zztopnom;Yvprénomme;Zztopnom;TMELEC;Yvprénomme;Zztopnom;Yvprénomme;Zztopnom Y.\n")),
    "names in the columns of participations": ("participations.csv", text(
        "Action;Nom;Prénom;Présence\n" + others("A1;Durand;{};présent\n")
        + "Zztopnom;Zztopnom;Yvprénomme;présent\nA1;Zztopnom;Yvprénomme;Yvprénomme Z.\n")),
    "names in the columns of places of work": ("pfmp.csv", text(
        "Période;Début;Fin;Nom;Prénom;Situation;Origine\n"
        + others("PFMP 1;17/11/2025;12/12/2025;Durand;{};signée;famille\n")
        + "PFMP 1;17/11/2025;12/12/2025;Zztopnom;Yvprénomme;signée;Zztopnom\n"
        "PFMP 1;17/11/2025;Yvprénomme;Zztopnom;Yvprénomme;Zztopnom;famille\n")),
    "a row pushed one cell to the right": ("eleves.csv", text(
        "Nom;Prénom;Sexe;Classe\n" + others("Durand;{};F;TMELEC\n") + ";Zztopnom;Yvprénomme;F;TMELEC\n")),
    "a row pushed one cell to the left": ("eleves.csv", text(
        "Sexe;Nom;Prénom;Classe\n" + others("F;Durand;{};TMELEC\n") + "Zztopnom;Yvprénomme;TMELEC;\n")),
    "an inquiry signed by those who answered": ("enquete.csv", text(
        "Horodateur;Adresse e-mail;Nom et prénom;Public;Enquête;Note;Note maximale\n"
        + "12/05/2026;zz.yv@courriel.example;Zztopnom Yvprénomme;élèves;Stages;4;5\n" * 9)),
    "offers with those who were hired": ("offres.csv", text(
        "Date de réception;Entreprise;Contrat;Postes;Jeunes recrutés;Élève recruté\n"
        + "12/05/2026;Garage Dupont;CDD;1;1;Zztopnom Yvprénomme\n" * 9)),
    "a grid whose headers are names": ("grille.xlsx", xlsx(
        ("Compétence", "ZZTOPNOM Yvprénomme", "VRÉGUÉMONT Wébultine", "Xylo-Quentïn Wébultine"),
        ("Souder", "A", "B", "A"), ("Câbler", "C", "A", "B"))),
    "a list without headers": ("liste.csv", text(
        "Zztopnom;Yvprénomme;25/03/2009;F;TMELEC\nVréguémont;Wébultine;25/03/2009;M;1MELEC\n")),
    "one sheet a pupil": ("livrets.csv", text(
        "Nom;Zztopnom\nPrénom;Yvprénomme\nNé(e) le;25/03/2009\nINE;111222333AB\n")),
    "a title that names": ("suivi.csv", text(
        "Suivi de Zztopnom Yvprénomme;;;\nZztopnom;Zztopnom;Zztopnom;Zztopnom\n" + ROSTER)),
    "a file named after its pupil": ("Suivi de ZZTOPNOM Yvprénomme.csv", text(ROSTER)),
    "a sheet named after its pupil": ("suivi.xlsx", xlsx(SIECLE, LEARNT, title="ZZTOPNOM Yvprénomme")),
    "a damaged workbook": ("siecle.xlsx", xlsx(SIECLE, LEARNT)[:-200]),
}  # fmt: skip
