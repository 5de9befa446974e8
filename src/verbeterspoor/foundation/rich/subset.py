"""The few elements a rich text may keep, and the addresses a link may lead to; nh3 has the last word on both."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape, unescape
from urllib.parse import quote, urlsplit

import nh3

from .tree import NO_LETTER

TAGS = {
    "p", "br", "strong", "em", "a", "ul", "ol", "li", "h3", "h4", "blockquote",
    "table", "caption", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
SCHEMES = {"http", "https", "mailto"}
MAX_ADDRESS = 2000

_cleaner = nh3.Cleaner(
    tags=TAGS, attributes={"a": {"href"}, "ol": {"start"}}, url_schemes=SCHEMES, url_relative="deny", link_rel=None
)
_awkward = re.compile(f"[\\s()<>\"'\\\\|^`{{}}\\[\\]]|{NO_LETTER.pattern}")


def only_subset(html: str) -> str:
    """Return HTML without anything that is not in the subset."""
    return _cleaner.clean(html)


def bare_words(html: str) -> str:
    """Return only the words of some HTML, quickly."""
    return unescape(nh3.clean(html.replace("</p>", "\n\n"), tags=set()))


@lru_cache(maxsize=2000)
def kept_address(href: str) -> str:
    """Return an absolute address (http, https, mailto) as it is kept, or nothing when a link may not lead there."""
    address = _awkward.sub(lambda found: quote(found[0], errors="ignore"), href.strip())
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme.lower() not in SCHEMES or len(address) > MAX_ADDRESS:
        return ""
    if not (parts.path if parts.scheme.lower() == "mailto" else parts.netloc):
        return ""
    link = re.search('href="([^"]*)"', only_subset(f'<a href="{escape(address)}">.</a>'))
    return unescape(link[1]) if link else ""
