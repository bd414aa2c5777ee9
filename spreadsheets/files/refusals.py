"""Why a file cannot be read, in sentences: each says what it is and what to do.

Nothing here imports what takes long to import: the process that reads a file raises these refusals too.
"""

from enum import Enum, unique

MOST_FILES = 200
"""Files of an archive."""
_TO_XLSX = "ouvrez-le dans Excel ou LibreOffice, puis enregistrez-le au format .xlsx."


def _not_a_table(what: str) -> str:
    """The sentence for a known format that holds no table: « Ce fichier est une image… »."""
    return f"Ce fichier est {what}, pas un tableau : déposez le classeur ou le fichier .csv d’où il vient."


@unique
class Refusal(Enum):
    """What a file may be refused for; its value is the sentence to show, not yet spaced as French is."""

    EMPTY = "Le fichier est vide : vérifiez son contenu, puis exportez-le de nouveau."
    NO_VALUE = "Aucune feuille ne contient de valeur : ouvrez le fichier et enregistrez-le de nouveau avec ses données."
    PROTECTED = (
        "Le fichier est protégé par un mot de passe : enregistrez-en une copie sans mot de passe, puis déposez-la."
    )
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
    OTHER_ARCHIVE = (
        "Cette archive n’est pas au format .zip : décompressez-la, puis déposez les fichiers qu’elle contient."
    )
    NESTED_ARCHIVE = (
        "Cette archive est rangée dans une autre : décompressez-la, puis déposez les fichiers qu’elle contient."
    )
    TOO_MANY_FILES = (
        f"L’archive contient trop de fichiers : déposez-en plusieurs, d’au plus {MOST_FILES} fichiers chacune."
    )
    TOO_MANY_LINES = (
        "Les fichiers qui le précèdent dans l’archive ont déjà trop de lignes : déposez celui-ci à part, ou "
        "dans une autre."
    )
    AFTER_TOO_LONG = "Un fichier qui le précède dans l’archive demande trop de temps à lire : déposez celui-ci à part."
    NO_FILE = "L’archive ne contient aucun fichier : vérifiez-la, puis déposez directement les fichiers à importer."

    PDF = _not_a_table("un PDF")
    IMAGE = _not_a_table("une image")
    IMAGE_OR_SOUND = _not_a_table("une image ou un son")
    IMAGE_OR_VIDEO = _not_a_table("une image ou une vidéo")
    RICH_TEXT = _not_a_table("un document de traitement de texte")
    ACCESS = _not_a_table("une base Access")
    DATABASE = _not_a_table("une base de données")
    OUTLOOK = _not_a_table("un courriel Outlook")
    WORD = _not_a_table("un document Word")
    POWERPOINT = _not_a_table("une présentation PowerPoint")
    OTHER_DOCUMENT = _not_a_table("un document d’un autre logiciel")


class Refused(Exception):  # noqa: N818 - an answer to the person who dropped the file, not a fault of the program
    """A file that cannot be read, and why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal
