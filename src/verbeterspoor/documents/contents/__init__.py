"""What is really in a file somebody gives: its kind, its pages, its texts, and data of clients in them.

contents = contents_of(data, name)        # UnreadableFile (a NotAllowed) when the file is refused
contents.media_type, contents.pages
client_data_in(contents)                  # [FileHit(place, hit), …]: what a person must look at
"""

from .client_data import ClientDataFound, FileHit, client_data_in
from .files import ALLOWED, Contents, Piece, Place, UnreadableFile, contents_of

__all__ = [
    "ALLOWED",
    "ClientDataFound",
    "Contents",
    "FileHit",
    "Piece",
    "Place",
    "UnreadableFile",
    "client_data_in",
    "contents_of",
]
