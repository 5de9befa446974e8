"""Receive a file, read it, and judge what was found."""

from .by_hand import add_finding
from .judging import Judged, accept, accept_all, put_back, reject
from .reading import claim, give_up_lost, read_claimed
from .receiving import Received, receive_file, remove_failed, try_again
from .registering import choose_trajectory, register_document

__all__ = [
    "Judged",
    "Received",
    "accept",
    "accept_all",
    "add_finding",
    "choose_trajectory",
    "claim",
    "give_up_lost",
    "put_back",
    "read_claimed",
    "receive_file",
    "register_document",
    "reject",
    "remove_failed",
    "try_again",
]
