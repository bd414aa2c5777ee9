"""The list of pupils of 2025-2026, as SIECLE exports « ElevesComplete »: a row a pupil, and one a group of theirs.

The DDFPT has added, on the right, what SIECLE does not tell: the formation as the school calls it, and the publics.
"""

from random import Random

from sample_data.fiction.eleves import Inscription, inscriptions
from sample_data.fiction.lycee import CAP
from sample_data.fiction.seeded_chance import chance, pick
from sample_data.handmade_sheet import HandmadeSheet, Row, french_date, yes

ANNEE = "2025-2026"
PUPIL = [
    "Sexe", "Pays Nat.", "Elève No Etab", "Num. Elève Etab", "Nom ", "Prénom ", "Prénom 2", "Prénom 3",
    "Date Naissance", "Doublement", "Id National", "Date Entrée", "Date Sortie", "Adhésion Transport",
    "Date Modification",
    "Autorisation Abs. Perm.", "Autorisation Abs. Temp.", "Présence Doss. Médic.", "Présence Doss. Scol.",
    "Ville Naiss. Etrangère", "Commune Naiss.", "Pays Naiss.", "Code Régime", "Lib. Régime ", "Motif Sortie",
    "Code Circuit", "Lib. Circuit", "Code Bourse 1", "Lib. Bourse 1", "Code Bourse 2", "Lib. Bourse 2", "Code MEF",
    "Lib. MEF ", "Code Structure", "Type Structure", "Lib. Structure",
]  # fmt: skip
SUBJECT = ["Clé Gestion Mat. Enseignée", "Lib. Mat. Enseignée", "Code Modalité Elect.", "Lib. Modalité Elect."]
ADDRESS = [
    "Tél. Personnel", "Tél. Professionnel", "Tél. Portable", "Email", "Ligne Adresse 1", "Ligne Adresse 2",
    "Ligne Adresse 3", "Ligne Adresse 4", "Lib. Postal", "Code Postal", "Département", "Commune Etrangère", "Pays",
]  # fmt: skip
PARENT = [
    "Civilité", "Nom", "Prénom", "Tél. Personnel", "Lien Parenté", "Tél. Portable", "Tél. Professionnel", "Email",
    "Communication Adresse", "Ligne Adresse 1", "Ligne Adresse 2", "Ligne Adresse 3", "Ligne Adresse 4", "Lib. Postal",
    "Code Postal", "Code Département", "Commune Etrangère", "Pays",
]  # fmt: skip
ADDED = ["Formation", "QPV", "ULIS", "EBEP", "Allophone", "MLDS"]
HEADER = [
    *PUPIL,
    *(f"{name} {rank}" for rank in range(1, 13) for name in SUBJECT),
    *ADDRESS,
    *(f"{name} Resp. Lég. {rank}" for rank in (1, 2) for name in PARENT),
    *ADDED,
]
SUBJECTS = (("030201", "ANGLAIS LV1"), ("030602", "ESPAGNOL LV2"), ("100100", "EDUCATION PHYSIQUE ET SPORTIVE"))
REGIMES = (
    {"Code Régime": "0", "Lib. Régime": "EXTERNE LIBRE"},
    {"Code Régime": "2", "Lib. Régime": "DEMI-PENSIONNAIRE DANS L'ETABLISSEMENT"},
    {"Code Régime": "3", "Lib. Régime": "INTERNE DANS L'ETABLISSEMENT"},
)
MEF = {"2NDE": "2NDPRO", "1RE": "1ERPRO", "TLE": "TLEPRO", CAP[0]: "1CAP2", CAP[1]: "2CAP2"}
STREETS = ("RUE DES TANNEURS", "ALLEE DU BIEF", "IMPASSE DES CHARMES", "RUE DE LA FILATURE", "CHEMIN DES VANNES")
GROUPS = 0.45
"""Share of the pupils that a group row repeats."""


def eleves_complete() -> HandmadeSheet:
    """The sheet, groups below the pupils they repeat."""
    rows: list[Row] = [[*HEADER]]
    luck = chance("siecle")
    for pupil in inscriptions()[ANNEE]:
        known = _describe(luck, pupil)
        rows.append([known.get(title.strip(), "") for title in HEADER])
        if luck.random() < GROUPS:
            group = known | {"Code Structure": f"{pupil.classe}GR{luck.choice('12')}", "Type Structure": "G"}
            rows.append([group.get(title.strip(), "") for title in HEADER])
    return HandmadeSheet(title="ElevesComplete", rows=rows)


def _describe(luck: Random, pupil: Inscription) -> dict[str, str]:
    eleve, publics = pupil.eleve, pupil.eleve.publics
    return {
        "Sexe": "F" if eleve.sexe == "F" else "M",
        "Pays Nat.": "FRANCE",
        "Num. Elève Etab": str(eleve.interne),
        "Nom": eleve.nom,
        "Prénom": eleve.prenom,
        "Date Naissance": french_date(eleve.naissance),
        "Doublement": "N",
        "Id National": eleve.ine,
        "Date Entrée": french_date(pupil.entree),
        "Date Sortie": french_date(pupil.sortie),
        "Motif Sortie": pupil.motif,
        "Commune Naiss.": eleve.commune.upper(),
        "Pays Naiss.": "FRANCE",
        **REGIMES[pick(luck, {0: 45, 1: 45, 2: 10})],
        **({"Code Bourse 1": "BL", "Lib. Bourse 1": "BOURSE LYCEE"} if "boursier" in publics else {}),
        "Code MEF": f"{24700000000 + sum(map(ord, pupil.formation.code + pupil.niveau)) * 1000}",
        "Lib. MEF": f"{MEF[pupil.niveau]} {pupil.formation.mef}",
        "Code Structure": pupil.classe,
        "Type Structure": "D",
        "Lib. Structure": f"{pupil.niveau} {pupil.formation.code}",
        **_subjects(),
        **_home(luck, pupil),
        "Formation": pupil.formation.nom,
        **{public.upper(): yes(public in publics) for public in ("qpv", "ulis", "ebep", "mlds")},
        "Allophone": yes("allophone" in publics),
    }


def _subjects() -> dict[str, str]:
    found: dict[str, str] = {}
    for rank, (code, name) in enumerate(SUBJECTS, start=1):
        found |= dict(zip([f"{title} {rank}" for title in SUBJECT], (code, name, "S", "TRONC COMMUN"), strict=True))
    return found


def _home(luck: Random, pupil: Inscription) -> dict[str, str]:
    """Numbers from the range that the regulator keeps for fiction, and a postal code that no town has."""
    street = f"{luck.randrange(1, 90)} {luck.choice(STREETS)}"
    place = {"Ligne Adresse 1": street, "Lib. Postal": pupil.eleve.commune.upper(), "Code Postal": "00120"}
    parent = place | {
        "Civilité": luck.choice(("MME", "M.")),
        "Nom": pupil.eleve.nom,
        "Tél. Portable": f"06 39 98 {luck.randrange(100):02} {luck.randrange(100):02}",
        "Lien Parenté": "PARENT",
        "Communication Adresse": "O",
    }
    return place | {"Pays": "FRANCE"} | {f"{title} Resp. Lég. 1": text for title, text in parent.items()}
