"""The rows about things, found again in plain Python: agreements, networks, actions, offers, money, surveys."""

import datetime as dt
from collections.abc import Iterable, Sequence
from fractions import Fraction

from tests.indicators.plain_facts import Element, Lycee, Row, Year, company, formations, one, origin, plain_letters


def in_force(row: Row, year: Year) -> bool:
    """Whether an agreement is signed by the end of the year and not over before it began."""
    end, renewed = row.get("date_fin"), row.get("reconduction_tacite") is True
    signed = row.get("date_signature")
    return (signed is None or signed <= year.last) and (end is None or end >= year.first or renewed)


def lasting(row: Row, year: Year) -> bool:
    """Whether a network or a shared indicator lives at least one day of the year; what has no first day is old."""
    begun, ended = row.get("date_debut"), row.get("date_fin")
    return (begun is None or begun <= year.last) and (ended is None or ended >= year.first)


def of_year(row: Row, day: str, year: Year) -> bool:
    """Whether a row happened in the year, by its day or, without one, by what its sheet says."""
    return year.holds(row[day]) or (row[day] is None and row.get("annee_feuille") == year.annee)


def month(day: dt.date | None) -> str:
    return "non renseigné" if day is None else day.strftime("%Y-%m")


def agreement_groups(row: Row, lycee: Lycee, year: Year) -> dict[str, Sequence[str]]:
    names = ("type_partenaire", "secteur", "niveau_convention", "partenaire")
    return {name: one(row.get(name)) for name in names} | {"formation": formations(row, lycee, year)}


def conventions(lycee: Lycee, year: Year) -> Iterable[Element]:
    for place, row in enumerate(lycee["conventions"]):
        active = in_force(row, year)
        renewed = row.get("reconduction_tacite") is True
        yield Element(
            agreement_groups(row, lycee, year),
            {
                "id": place,
                "active": active,
                "untold": active and row.get("type_partenaire") is None,
                "school": active and row.get("type_partenaire") == "établissement de formation",
                "new": year.holds(row.get("date_signature")),
                "ending": active and not renewed and year.holds(row.get("date_fin")),
            },
        )


def reseaux(lycee: Lycee, year: Year) -> Iterable[Element]:
    for place, row in enumerate(lycee["reseaux"]):
        if lasting(row, year):
            groups = {"type_reseau": one(row.get("type_reseau"))}
            yield Element(groups, {"id": place, "here": True, "formal": row.get("formalise")})


def actions(lycee: Lycee, year: Year) -> Iterable[Element]:
    names = ("type_action", "secteur", "initiative", "frequence", "evenement", "dispositif", "mobilite")
    for row in lycee["actions"]:
        done = row.get("statut") == "réalisée" or (row.get("statut") is None and row["date_debut"] <= year.today)
        if not done or not year.holds(row["date_debut"]):
            continue
        groups = {name: one(row.get(name)) for name in names}
        about = {"formation": formations(row, lycee, year), "mois": [row["date_debut"].strftime("%Y-%m")]}
        yield Element(
            groups | about,
            {
                "id": row["action_id"],
                "done": True,
                "priority": bool(row.get("public_prioritaire")),
                "hours": row.get("duree_heures"),
                "often": row.get("frequence") in ("hebdomadaire", "mensuelle", "trimestrielle", "annuelle"),
                "how_often_known": row.get("frequence") not in (None, "autre"),
                "event": row.get("evenement") is not None,
                "avenirpro": row.get("dispositif") == "AvenirPro",
                "mobile": row.get("mobilite") not in (None, "aucune"),
                "asker_known": row.get("initiative") is not None,
                "asked_for": row.get("initiative") in ("partenaire", "conjointe"),
            },
        )


def offres(lycee: Lycee, year: Year) -> Iterable[Element]:
    for row in lycee["offres"]:
        if of_year(row, "date_reception", year):
            groups = {name: one(row.get(name)) for name in ("contrat", "secteur", "entreprise")}
            about = {"mois": [month(row["date_reception"])], "action": one(origin(lycee, row))}
            places, hired = row.get("postes"), row.get("jeunes_recrutes")
            yield Element(groups | about, {"places": 1 if places is None else places, "hired": hired or 0})


def taxe(lycee: Lycee, year: Year) -> Iterable[Element]:
    campaign = year.first.year
    for row in lycee["taxe"]:
        if row["campagne"] in (campaign, campaign - 1):
            name = row.get("entreprise") or row.get("siret") or "fonds non affectés"
            yield Element(
                {"secteur": one(row.get("secteur")), "entreprise": [name], "action": one(origin(lycee, row))},
                {
                    "year": year.annee,
                    "id": company(row),
                    "before": row["campagne"] < campaign,
                    "amount": row["montant"],
                },
            )


def partages(lycee: Lycee, year: Year) -> Iterable[Element]:
    for place, row in enumerate(lycee["partages"]):
        if lasting(row, year):
            groups = {name: one(row.get(name)) for name in ("partenaire", "frequence")}
            yield Element(groups, {"id": place, "here": True})


def partenaires(lycee: Lycee, year: Year) -> Iterable[Element]:
    followed = {plain_letters(row["partenaire"]) for row in lycee["partages"] if lasting(row, year)}
    for row in lycee["conventions"]:
        if in_force(row, year):
            name = plain_letters(row["partenaire"])
            yield Element(agreement_groups(row, lycee, year), {"id": name, "here": True, "followed": name in followed})


def invitations(lycee: Lycee, year: Year) -> Iterable[Element]:
    for row in lycee["invitations"]:
        if of_year(row, "date_invitation", year):
            groups = {name: one(row.get(name)) for name in ("secteur", "objet", "entreprise")}
            answered = row.get("reponse") in ("acceptée", "déclinée")
            yield Element(
                groups | {"action": one(origin(lycee, row))},
                {"answered": answered, "told": row.get("reponse") is not None, "came": row.get("presence")},
            )


def satisfaction(lycee: Lycee, year: Year) -> Iterable[Element]:
    """Answers and totals alike: how many people they stand for, how many of them satisfied, the mark out of 100."""
    for row in lycee["satisfaction"]:
        if row["annee"] != year.annee:
            continue
        groups = {name: one(row.get(name)) for name in ("public_enquete", "enquete")}
        mark = score(row)
        people, happy = (1, int(mark >= 60)) if mark is not None else (row["repondants"], row["satisfaits"])
        yield Element(
            groups | {"action": one(origin(lycee, row))},
            {"people": people, "happy": happy, "mark": None if mark is None else float(mark)},
        )


def score(row: Row) -> Fraction | None:
    """A mark brought to 100, exactly; none for a total."""
    if row.get("note") is None:
        return None
    return 100 * Fraction(str(row["note"])) / Fraction(str(row["note_maximale"]))


def enquetes(lycee: Lycee, year: Year) -> Iterable[Element]:
    """One element per total and one per survey of answers, if it tells how many people were asked."""
    surveys: dict[tuple[str, str], list[Row]] = {}
    for row in lycee["satisfaction"]:
        if row["annee"] == year.annee and score(row) is not None:
            surveys.setdefault((row["public_enquete"], plain_letters(row["enquete"])), []).append(row)
        elif row["annee"] == year.annee and row.get("interroges") is not None:
            yield survey(row, row["repondants"], row["interroges"])
    for answers in surveys.values():
        asked = [row["interroges"] for row in answers if row.get("interroges") is not None]
        if asked:
            yield survey(min(answers, key=lambda row: row["rang"]), len(answers), max(asked))


def survey(row: Row, people: int, asked: int) -> Element:
    groups = {name: one(row[name]) for name in ("public_enquete", "enquete")}
    return Element(groups, {"people": people, "asked": asked})
