"""The sentences that answer a file we cannot read: each says what it is and what to do."""

import french
from spreadsheets.files.grid import MOST_FILES

_TO_XLSX = "ouvrez-le dans Excel ou LibreOffice, puis enregistrez-le au format .xlsx."

EMPTY = "Le fichier est vide : vérifiez son contenu, puis exportez-le de nouveau."
NO_VALUE = "Aucune feuille ne contient de valeur : ouvrez le fichier et enregistrez-le de nouveau avec ses données."
PROTECTED = "Le fichier est protégé par un mot de passe : enregistrez-en une copie sans mot de passe, puis déposez-la."
DAMAGED = (
    "Le fichier est endommagé ou incomplet : exportez-le de nouveau, ou ouvrez-le dans Excel "
    "et recopiez ses tableaux dans un nouveau classeur."
)
ENDED = (
    "Le fichier est endommagé, ou annonce un tableau démesuré : exportez-le de nouveau, ou ouvrez-le dans Excel "
    "et recopiez ses tableaux dans un nouveau classeur."
)
NOT_COMPUTED = (
    "Les formules de ce classeur n’ont jamais été calculées : ouvrez-le dans Excel ou LibreOffice, "
    "enregistrez-le, puis déposez-le."
)
DAMAGED_SHEET = "Cette feuille est endommagée : recopiez-la dans un nouveau classeur, puis déposez-le."
UNKNOWN = (
    "Le format de ce fichier n’est pas reconnu : déposez un classeur (.xlsx, .xls, .ods), un fichier .csv "
    "ou une archive .zip qui en contient."
)
OLD_EXCEL = f"Ce classeur vient d’une version d’Excel trop ancienne : {_TO_XLSX}"
WEB_PAGE = f"Ce fichier est une page web sans tableau, quel que soit son nom : {_TO_XLSX}"
OTHER_XML = "Ce fichier est au format XML : exportez la même liste au format .csv ou .xlsx."
NUMBERS = "Ce fichier vient de Numbers : dans Numbers, exportez-le au format Excel (.xlsx)."

TOO_LARGE = "Le fichier est démesuré une fois décompressé : n’y laissez que les tableaux utiles, puis redéposez-le."
TOO_LONG = "Le fichier demande trop de temps à lire : n’y laissez que les tableaux utiles, puis redéposez-le."
OTHER_ARCHIVE = "Cette archive n’est pas au format .zip : décompressez-la, puis déposez les fichiers qu’elle contient."
NESTED_ARCHIVE = (
    "Cette archive est rangée dans une autre : décompressez-la, puis déposez les fichiers qu’elle contient."
)
TOO_MANY_FILES = f"L’archive contient trop de fichiers : déposez-en plusieurs, d’au plus {MOST_FILES} fichiers chacune."
TOO_MANY_LINES = (
    "Les fichiers qui le précèdent dans l’archive ont déjà trop de lignes : déposez celui-ci à part, ou dans une autre."
)
AFTER_TOO_LONG = "Un fichier qui le précède dans l’archive demande trop de temps à lire : déposez celui-ci à part."
NO_FILE = "L’archive ne contient aucun fichier : vérifiez-la, puis déposez directement les fichiers à importer."


def not_a_table(what: str) -> str:
    """The sentence for a known format that holds no table: « Ce fichier est une image… »."""
    return f"Ce fichier est {what}, pas un tableau : déposez le classeur ou le fichier .csv d’où il vient."


WORD = not_a_table("un document Word")
POWERPOINT = not_a_table("une présentation PowerPoint")
OTHER_DOCUMENT = not_a_table("un document d’un autre logiciel")


class Refused(Exception):  # noqa: N818 - an answer to the person who dropped the file, not a fault of the program
    """A file that cannot be read; its text is the sentence to show, correctly spaced."""

    def __init__(self, sentence: str) -> None:
        super().__init__(french.spaced(sentence))


class TookTooLong(Refused):
    """A file whose reading was cut for the time that it took."""

    def __init__(self) -> None:
        super().__init__(TOO_LONG)
