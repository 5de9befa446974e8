"""Attachments of the document, with their numbers."""

import re

from verbeterspoor.reading.answers import Attachment
from verbeterspoor.reading.flow import Flow

from .headings import NOTHING, Section

SECTION = re.compile(r"bijlagen?(?: bij .*)?|meegezonden stukken", re.IGNORECASE)
REFERENCE = re.compile(r"\b(?:[A-Z]{2,}-\d[\w-]*|RIS\s?\d{5,6}|[A-Z]{2,5}/\d{4,})")
MARKED = re.compile(r"bijlage\s+(?P<n>\d{1,2}|[A-Z])\s*[:.–-]\s*(?P<t>.+)", re.IGNORECASE)


def find_attachments(flow: Flow, sections: list[Section]) -> list[Attachment]:
    found = []
    for section in sections:
        if not SECTION.fullmatch(section.name):
            continue
        for block in section.blocks:
            if NOTHING.match(block.text) or not re.search(r"\w{3}", block.text) or len(block.text) > 400:
                continue
            marked = MARKED.match(block.body)
            number, text = (marked["n"], marked["t"]) if marked else (block.number or None, block.body)
            reference = REFERENCE.search(block.text)
            quote = flow.quote(block.body_start if not marked else block.body_start + marked.start("t"), block.end)
            found.append(
                Attachment(quote, "attachments.section", 0.9, number, text, reference.group() if reference else None)
            )
    return found
