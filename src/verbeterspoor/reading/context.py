"""The sentence that holds a place on a page, as a person reads it: without headings, headers and line ends."""

from .flow import Flow
from .pages import Document
from .sentences import sentence_spans


class Sentences:
    """Finds the sentence around a place, for whoever has an answer and wants to show its context."""

    def __init__(self, document: Document):
        self.flow = Flow(document)
        self.places = {place: index for index, place in enumerate(zip(*self.flow.places, strict=True))}

    def around(self, page: int, offset: int) -> str:
        index = self.places.get((page, offset))
        if index is None:
            return ""
        block = self.flow.block_at(index)
        for start, end in sentence_spans(block.text):
            if block.start + start <= index < block.start + end:
                return " ".join(block.text[start:end].split())
        return " ".join(block.text.split())
