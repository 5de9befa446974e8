"""What every question about a document stands on: its running text, its head fields, its headings and sections."""

from dataclasses import dataclass
from functools import cached_property

from .answers import Field, Heading
from .flow import Flow
from .pages import Document
from .questions import fields, headings
from .questions.headings import Section


@dataclass(frozen=True)
class Ground:
    """The parts of a document that several questions need; `header` holds the starts of the blocks of its head."""

    flow: Flow
    fields: list[Field]
    header: frozenset[int]
    heading_blocks: list
    sections: list[Section]

    @cached_property
    def heading_starts(self) -> frozenset[int]:
        return frozenset(block.start for block, _, _ in self.heading_blocks)

    def headings(self) -> list[Heading]:
        return headings.answer_headings(self.flow, self.heading_blocks)


def ground_of(document: Document) -> Ground:
    """Read the head and the headings of a document once."""
    flow = Flow(document)
    found, header = fields.read_fields(flow)
    blocks = headings.heading_blocks(flow, header)
    return Ground(flow, found, header, blocks, headings.sections(flow, blocks))
