"""Measures everything and writes figures.md: `uv run python -m benchmarks`."""

import datetime as dt
import os
import platform
from importlib.metadata import version
from pathlib import Path

from benchmarks.exporting import measure_exports
from benchmarks.importing import measure
from benchmarks.large_base import measure_large_base
from benchmarks.screens import measure_cold_starts, measure_reruns

RUNS = 5
FIGURES = Path(__file__).with_name("figures.md")


def main() -> None:
    """Run the five measures one after the other and keep their medians."""
    lines = measure(RUNS) + measure_large_base(RUNS) + measure_exports(RUNS)
    lines += measure_reruns(4 * RUNS) + measure_cold_starts(RUNS)
    libraries = ", ".join(f"{name} {version(name)}" for name in ("streamlit", "duckdb", "pandas", "python-calamine"))
    today = dt.datetime.now(tz=dt.UTC).date()
    table = "\n".join(f"| {what} | {figure} |" for what, figure in lines)
    FIGURES.write_text(
        f"""# Figures

Medians of {RUNS} runs ({4 * RUNS} for a re-run), made by `uv run python -m benchmarks` on {today}:
{os.cpu_count()} cores, Python {platform.python_version()}, {libraries}.
The aims: an import at most 3 × python-calamine alone and 1.5 GiB, a warm re-run at most 150 ms, a cold start at most
1.5 × a blank application, all the indicators of a hundred lycées at most 1 s, a deck of twenty slides at most 3 s, a
web page at most 6 MB.

| what | figure |
|---|---|
{table}
""",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
