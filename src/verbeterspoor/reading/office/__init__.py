"""Word and OpenDocument texts as pages of lines; the files are opened in a short-lived process with limits."""

from .layout import pages_of
from .process import paragraphs_of

__all__ = [
    "pages_of",
    "paragraphs_of",
]
