"""What leaves the application, in the formats that people open: nothing in it tells of a few people."""

from reports.documents import build_fiche, build_minutes
from reports.proof import build_proof

__all__ = ["build_fiche", "build_minutes", "build_proof"]
