"""What companies gave and answered: offers as CSV, the tax a sheet a campaign, invitations a sheet a year."""

from itertools import chain

from sample_data.fiction.argent import Offre, Versement, offres, versements
from sample_data.fiction.ecoute import Invitation, invitations
from sample_data.handmade_sheet import HandmadeSheet, Row, euros, french_date, grouped, short_date


def offers() -> HandmadeSheet:
    """Every offer since 2023; a month without its day, a contract of another kind, a number that is none."""
    header: Row = [
        "Reçue le", "Entreprise", "SIRET", "Secteur", "Contrat", "Poste", "Nb de postes", "Jeunes recrutés",
        "Suite à l'action",
    ]  # fmt: skip
    rows = [_offer(each) for each in chain.from_iterable(offres().values())]
    rows[120][0] = "nov. 2025"
    rows[31][4] = "parcours emploi compétences"
    several = [*rows[88]]
    several[6:8] = ["plusieurs", ""]
    return HandmadeSheet(title="", rows=[header, *rows, several])


def _offer(each: Offre) -> Row:
    company = each.entreprise
    return [
        french_date(each.jour),
        company.nom,
        company.siret,
        company.secteur,
        each.contrat,
        each.intitule,
        each.postes,
        each.recrutes,
        each.action.reference if each.action else "",
    ]


def tax() -> list[HandmadeSheet]:
    """A sheet a campaign, amounts as they are typed, a total below; one amount is still to come, one SIRET short."""
    grids = [_campaign(campagne, paid) for campagne, paid in versements().items()]
    late = grids[2].rows[8]
    grids[2].rows.insert(9, [*late[:1], "Halles de Valbrune", "", "Commerce et distribution", "à confirmer", "", ""])
    grids[1].rows[10][2] = str(grids[1].rows[10][2])[:-1]
    return grids


def _campaign(campagne: int, paid: list[Versement]) -> HandmadeSheet:
    header: Row = ["Campagne", "Raison sociale", "SIRET", "Secteur", "Montant", "Versé le", "Suite à l'action"]
    rows: list[Row] = [[f"Taxe d'apprentissage – campagne {campagne}"], ["(solde, versé par SOLTéA)"], [], header]
    rows += [_payment(each) for each in paid]
    rows += [[], ["", "TOTAL", "", "", euros(sum(each.montant for each in paid)), "", ""]]
    return HandmadeSheet(title=f"Campagne {campagne}", rows=rows, merged=("A1:G1", "A2:G2"), bold=(1, 4, len(rows)))


def _payment(each: Versement) -> Row:
    company = each.entreprise
    return [
        each.campagne,
        company.nom if company else "",
        grouped(company.siret) if company else "",
        company.secteur if company else "",
        euros(each.montant),
        each.jour,
        each.action.reference if each.action else "",
    ]


def invited() -> list[HandmadeSheet]:
    """A sheet a year under a title; a row typed twice, an answer that is none."""
    header: Row = [
        "Date d'envoi",
        "Entreprise invitée",
        "SIRET",
        "Secteur",
        "Invité à",
        "Réf. action",
        "Réponse",
        "Venu",
    ]
    grids = []
    for annee, listed in invitations().items():
        rows: list[Row] = [[f"Entreprises invitées en {annee}"], [], header, *map(_invitation, listed)]
        grids.append(HandmadeSheet(title=annee, rows=rows, merged=("A1:H1",), bold=(1, 3)))
    grids[1].rows.insert(50, [*grids[1].rows[49]])
    grids[2].rows[70][6] = "à voir"
    return grids


def _invitation(each: Invitation) -> Row:
    answer = {"acceptée": "oui", "déclinée": "décliné", "sans réponse": "sans réponse"}[each.reponse]
    return [
        short_date(each.jour),
        each.entreprise.nom,
        each.entreprise.siret,
        each.entreprise.secteur,
        each.action.titre,
        each.action.reference,
        answer,
        "X" if each.presence else "",
    ]
