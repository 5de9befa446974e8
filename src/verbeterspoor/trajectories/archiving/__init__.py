"""What goes to the case system, as files: MDTO records, checksums, a manifest, one ZIP. Knows no database.

made = make_package(dossier, records, target, now=now, step=report)   # content list and hash of the manifest
"""

from .describing import Dossier, Kept
from .package import Made, make_package

__all__ = [
    "Dossier",
    "Kept",
    "Made",
    "make_package",
]
