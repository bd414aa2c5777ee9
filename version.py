"""The version of the application, as people name it: that of ``pyproject.toml``, read once."""

import tomllib
from pathlib import Path

NUMBER: str = tomllib.loads(Path(__file__).with_name("pyproject.toml").read_text(encoding="utf-8"))["project"][
    "version"
]
NAMED = f"Réseaux et partenariats {NUMBER}"
"""What each file that leaves the application says it comes from, among its properties."""
