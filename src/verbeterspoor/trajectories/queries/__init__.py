"""Reads of trajectories: which ones somebody may know of, and what of one goes to the case system."""

from .case_system import (
    CasePage,
    Piece,
    case_page,
    dossier_of,
    get_package,
    not_received_back,
    records_of,
    rows_to_show,
)
from .seeing import (
    get_party,
    get_share,
    get_visible,
    page_frame,
    parties_of,
    search_visible,
    shares_for,
    shares_with_addresses,
    still_to_share,
    with_addresses,
    without_coordinator,
)

__all__ = [
    "CasePage",
    "Piece",
    "case_page",
    "dossier_of",
    "get_package",
    "get_party",
    "get_share",
    "get_visible",
    "not_received_back",
    "page_frame",
    "parties_of",
    "records_of",
    "rows_to_show",
    "search_visible",
    "shares_for",
    "shares_with_addresses",
    "still_to_share",
    "with_addresses",
    "without_coordinator",
]
