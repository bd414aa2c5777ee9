"""What every document says in words: its title, what it is about, what is masked, where the figures come from."""

from dataclasses import dataclass
from functools import cached_property

import french
from conseil import School
from guide import Fiche, load_fiche
from indicators import Scope
from indicators.model import TABLES, Indicator
from indicators.secret import LEAST
from indicators.views import group_text, missing_text, reached
from indicators.words import (
    basis_text,
    definition_text,
    dimension_label,
    evolution_text,
    measure_text,
    typeset,
    value_text,
    years_label,
)
from reports.content.exhibits import Exhibit
from reports.content.figure_tables import uncapital
from warehouse import Store

NAME = "Réseaux et partenariats"


@dataclass(frozen=True)
class Export:
    """One file that leaves the application: of which school, about what, behind which threshold."""

    store: Store
    school: School
    scope: Scope
    threshold: int = LEAST

    @property
    def title(self) -> str:
        """« Réseaux et partenariats – 2025-2026 »."""
        return f"{NAME} – {french.enumerate_words(self.scope.annees)}"

    @property
    def signed(self) -> str:
        """« Lycée Jean-Zay, Valbrune »; empty for a school without a name."""
        return ", ".join(text for text in (self.school.nom, self.school.ville) if text)

    @property
    def signature(self) -> str:
        """Who is said to have written the file: the school, else the application."""
        return self.signed or NAME

    @property
    def day(self) -> str:
        return f"Chiffres au {french.date(self.scope.reference_date)}"

    @property
    def filters(self) -> str:
        """« Formation : CAP Cuisine – Sexe : Filles »; empty when the whole school is looked at."""
        return " – ".join(group_text(name, values) for name, values in self.scope.filters)

    @property
    def secret(self) -> str:
        """What is hidden, in one sentence."""
        return typeset(
            f"Secret statistique : « {french.MASKED} » remplace tout chiffre sur 1 à {self.threshold - 1} personnes, "
            "ou qui permettrait d'en retrouver un ; ce n'est ni un zéro ni une donnée absente."
        )

    @cached_property
    def fiche(self) -> Fiche:
        return load_fiche()

    def family(self, indicator: Indicator) -> str:
        """« C5 · Impact : solutions de PFMP… »."""
        return f"{indicator.family} · {typeset(self.fiche.families[indicator.family])}"

    @cached_property
    def _sheets(self) -> dict[str, list[tuple[str, str, str]]]:
        """File, sheet and day of each import that counts, by table, the latest first."""
        found: dict[str, list[tuple[str, str, str]]] = {}
        for line in self.store.journal().to_dict("records"):
            if str(line["annule_le"]) in ("NaT", "None", "nan"):
                day = french.date(line["importe_le"].date())
                found.setdefault(line["tableau"], []).append((line["fichier"], line["feuille"] or "", day))
        return found

    def sources(self, indicator: Indicator) -> str:
        """The tables behind an indicator, and the files they were read in."""
        return " ".join(self.table_source(table) for table in indicator.fact.tables)

    def table_source(self, table: str) -> str:
        """« Conventions : Bureau.xlsx (feuille « Conventions », importée le 12/11/2026). »."""
        title = typeset(TABLES[table])
        sheets = self._sheets.get(table, [])
        if not sheets:
            return typeset(f"{title} : aucun import.")
        said = [f"{file} (feuille « {sheet} », importée le {day})" if sheet else f"{file} (importé le {day})"
                for file, sheet, day in dict.fromkeys(sheets)]  # fmt: skip
        return f"{title}{french.NO_BREAK}: {french.spaced(french.enumerate_words(said))}."

    @property
    def tables(self) -> list[str]:
        """What the base was filled with, a table a line."""
        return [self.table_source(table) for table in TABLES if table in self._sheets]


def heading(exhibit: Exhibit) -> str:
    """The first thing that the figures say; without sentence, the label and its value."""
    if exhibit.said:
        return exhibit.said[0]
    return french.spaced(f"{typeset(exhibit.indicator.label)} : {value(exhibit)}")


def value(exhibit: Exhibit) -> str:
    """« 82,3 % », « masqué », « n. d. »."""
    return measure_text(exhibit.indicator, exhibit.measure)


def resting_on(exhibit: Exhibit) -> str:
    """How many people or things the figure rests on; why there is none."""
    measure = exhibit.measure
    return typeset(measure.reason) if measure.status != "ok" else basis_text(exhibit.indicator, measure)


def moved(exhibit: Exhibit) -> str:
    """« +3,2 points en un an »."""
    return evolution_text(exhibit.measure)


def aimed(exhibit: Exhibit) -> str:
    """« Cible : 90 % – sous la cible, 4 élèves de plus pour atteindre 90 % »; empty without target."""
    target, indicator = exhibit.target, exhibit.indicator
    if target is None:
        return ""
    state, missing = reached(indicator, exhibit.measure, target), missing_text(indicator, exhibit.measure, target)
    if missing.startswith(f"cible {state}"):  # « cible atteinte, 3 élèves au-delà » says it all
        state = ""
    state = ", ".join(text for text in (state, missing) if text)
    aim = french.spaced(f"Cible : {value_text(indicator, target.cible)}")
    return f"{aim} – {state}" if state else aim


def ignored(exhibit: Exhibit) -> str:
    """The filters that this indicator does not obey."""
    names = [uncapital(dimension_label(name)) for name in exhibit.measure.ignored_filters]
    return french.spaced(f"Sans effet sur cet indicateur : {', '.join(names)}.") if names else ""


def notes(document: Export, exhibit: Exhibit) -> list[str]:
    """All that a reader may ask about an indicator: years, definition, caution, sources, what is masked."""
    read = f"Lu ici{french.NO_BREAK}: {years_label(exhibit.indicator, exhibit.scope.annees)}"
    where = f"{' – '.join(text for text in (read, document.filters) if text)}."
    return [
        *(text for text in (where, ignored(exhibit)) if text),
        *definition_text(exhibit.indicator).split("\n\n"),
        f"Sources{french.NO_BREAK}: {document.sources(exhibit.indicator)}",
        *([document.secret] if exhibit.indicator.fact.crowd else []),
    ]
