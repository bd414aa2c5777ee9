"""The figures of a document of words: each measured and masked as whatever leaves the application, and in a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import french
from annee_scolaire import previous
from indicators import CATALOGUE, Measure, Scope, compute, mask
from indicators.secret import LEAST, Decide, hidden_cells
from indicators.views import Target, reached, targets_of
from indicators.words import basis_text, measure_text, sentences, typeset, value_text, years_label
from reports.papers.paper import PaperTable, Paragraph
from warehouse import Store

MASK_EXPLAINED = (
    "Secret statistique : un chiffre « masqué » porte sur moins de {least} personnes, ou permettrait de retrouver un "
    "groupe aussi petit ; il n’est ni manquant ni nul. « n. d. » : non disponible, pour la raison dite à côté."
)
COLUMNS = ("Indicateur", "Valeur", "Repose sur, ou raison", "Un an plus tôt", "Cible")
WIDTHS = (34.0, 14.0, 30.0, 14.0, 20.0)
"""The last column is there in a year that has targets."""


@dataclass(frozen=True)
class CitedFigures:
    """What a document may tell of one scope, below no ``threshold``. Raises ``ValueError`` below a threshold of 5."""

    store: Store
    scope: Scope
    threshold: int = LEAST
    decide: Decide = hidden_cells
    """A ``hidden_cells`` that remembers."""

    @property
    def annee(self) -> str:
        """The school year that is told, the latest of several."""
        return self.scope.annees[-1]

    @cached_property
    def now(self) -> Mapping[str, Measure]:
        """Every indicator, masked."""
        return self._measured(self.scope)

    @cached_property
    def before(self) -> Mapping[str, Measure]:
        """The same a year before, each masked as that year asks; of years looked at together, none."""
        if len(self.scope.annees) > 1:
            return {}
        return self._measured(Scope(previous(self.annee), self.scope.reference_date, **dict(self.scope.filters)))

    @cached_property
    def targets(self) -> Mapping[str, Target]:
        """The targets of the year, which are those of the whole school: none beside filtered figures."""
        if self.scope.filters or len(self.scope.annees) > 1:
            return {}
        return {id_: target for (id_, _), target in targets_of(self.store, self.scope.annees).items()}

    def _measured(self, scope: Scope) -> Mapping[str, Measure]:
        found = compute(self.store, CATALOGUE, scope)
        return mask(self.store, found, scope, threshold=self.threshold, room=True, decide=self.decide)

    def hides(self, ids: Sequence[str]) -> bool:
        """Whether one of these indicators is hidden, this year or the year before."""
        return any(epoch[id_].status == "masque" for epoch in (self.now, self.before) for id_ in ids if id_ in epoch)

    def said(self, id_: str) -> str:
        """The sentence under the figure, that a masked or a missing one has not."""
        return " ".join(sentences(CATALOGUE[id_], self.now[id_], self.annee))

    def table(self, ids: Sequence[str], title: str) -> PaperTable:
        """A line an indicator: its value, what it rests on or why it is missing, a year before, its target."""
        last = len(COLUMNS) - (not self.targets)
        rows = tuple(self._line(id_)[:last] for id_ in ids if id_ in CATALOGUE)
        return PaperTable(title=typeset(title), columns=COLUMNS[:last], rows=rows, widths=WIDTHS[:last])

    def _line(self, id_: str) -> tuple[str, ...]:
        indicator, measure, target = CATALOGUE[id_], self.now[id_], self.targets.get(id_)
        earlier = self.before.get(id_)
        basis = basis_text(indicator, measure) if measure.status == "ok" else typeset(measure.reason)
        aim = [value_text(indicator, target.cible), reached(indicator, measure, target)] if target else []
        return (
            typeset(indicator.label),
            measure_text(indicator, measure),
            basis,
            measure_text(indicator, earlier) if earlier else "",
            french.spaced(" : ".join(text for text in aim if text)),
        )

    def told_of(self) -> str:
        """« 2025-2026 », with the day that the figures are of."""
        years = french.enumerate_words(self.scope.annees)
        return french.spaced(f"Année scolaire {years} – chiffres au {french.date(self.scope.reference_date)}")

    def secret(self) -> Paragraph:
        """What « masqué » and « n. d. » mean, to be said once."""
        return Paragraph(french.spaced(MASK_EXPLAINED.format(least=self.threshold)), manner="note")


def family_title(ids: Sequence[str], annees: Sequence[str]) -> str:
    """The years that a family of indicators is read over: « campagne 2025 » for the tax."""
    return french.enumerate_words(list(dict.fromkeys(years_label(CATALOGUE[id_], annees) for id_ in ids)))
