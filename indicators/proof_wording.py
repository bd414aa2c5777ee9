"""What is said in French above the rows behind a figure."""

import french
from indicators.model import MONTHS, Indicator, Scope
from indicators.proof import REPEATED, Proof
from indicators.wording import dimension_label, group_label, share_text, typeset, year_label


def describe_proof(proof: Proof, shown: int | None = None) -> str:
    """« 23 sur 27 élèves de l’effectif. 27 lignes derrière ce chiffre. », ``shown`` or not; or why there are none."""
    if proof.reason or not proof.total:
        return typeset(proof.reason or "Aucune ligne derrière ce chiffre.")
    shown = len(proof.rows) if shown is None else min(shown, len(proof.rows))
    sums = _added_up(proof)
    said = [f"{sums[0].upper()}{sums[1:]}.", f"{french.plural(proof.total, 'ligne')} derrière ce chiffre."]
    if proof.total > shown:
        said.append(f"Les {french.number(shown)} premières sont montrées.")
    if (proof.rows["Compte"].head(shown) == REPEATED).any():
        said.append(f"Une ligne « {REPEATED} » répète ce qu'une autre ligne a déjà apporté.")
    return typeset(" ".join(said))


def _added_up(proof: Proof) -> str:
    """What the rows come to: « 23 sur 27 élèves de l'effectif », « montants de la campagne : 41 180 € »."""
    indicator = proof.indicator
    if indicator.unit in ("points", "oui/non"):
        return f"{indicator.population_label} : {french.number(proof.denominator)}"
    share = share_text(proof.numerator, proof.denominator)
    if share and indicator.unit == "%" and indicator.chart != "gap":
        return f"{share} {indicator.denominator_label}" if proof.denominator >= 2 else share
    above = f"{indicator.numerator_label} : {_amount(indicator, proof.numerator)}"
    if indicator.denominator in (None, MONTHS):
        return above
    return f"{above} ; {indicator.denominator_label} : {_amount(indicator, proof.denominator)}"


def _amount(indicator: Indicator, value: float) -> str:
    euros = "montant" in indicator.basis.above
    return french.quantity(value, "€") if euros else french.number(value)


def place_of(proof: Proof) -> str:
    """Of what, and of whom: « 2025-2026 – Classe : TMELEC – Sexe : Filles »."""
    years = [year_label(proof.indicator, annee) for annee in proof.scope.annees]
    said = [group_text(name, (value,)) for name, value in proof.group.items() if name != "annee"]
    return " – ".join([french.enumerate_words(years), *said, *_filters(proof.scope, proof.indicator)])


def _filters(scope: Scope, indicator: Indicator) -> list[str]:
    return [group_text(name, values) for name, values in scope.filters if name in indicator.fact.dimensions]


def group_text(name: str, values: tuple[str, ...]) -> str:
    """« Sexe : Filles ou Garçons »."""
    labels = french.enumerate_words([group_label(name, value) for value in values], "ou")
    return french.spaced(f"{dimension_label(name)} : {labels}")
