"""From the text of any governance document to its structure: pure Python, no Django, no database."""

from .answers import (
    Argument,
    Attachment,
    Commitment,
    DateFound,
    DecisionPoint,
    Field,
    Finding,
    Heading,
    Quote,
    Reading,
    RelativeTerm,
    Value,
)
from .cell_dates import CellDate, read_date_cell
from .context import Sentences
from .decided import ReadDecisionList, ReadOutcome, ReadPointOutcome, read_decision_list
from .errors import (
    ActiveContentDocument,
    DamagedDocument,
    EmptyDocument,
    EncryptedDocument,
    ImageOnlyDocument,
    UnreadableDocument,
    UnsupportedDocument,
    WrongName,
)
from .likeness import Likeness
from .loading import examine, load, page_text
from .matching import Candidate, Match, likely_points, likely_proposals
from .pages import Document, Line, Page
from .pictures import page_boxes, page_shape, render_page
from .proposal import ReadAttachment, ReadConsultation, ReadField, ReadProposal, ReadSection, read_proposal
from .reader import read, read_bytes, read_document

__all__ = [
    "ActiveContentDocument",
    "Argument",
    "Attachment",
    "Candidate",
    "CellDate",
    "Commitment",
    "DamagedDocument",
    "DateFound",
    "DecisionPoint",
    "Document",
    "EmptyDocument",
    "EncryptedDocument",
    "Field",
    "Finding",
    "Heading",
    "ImageOnlyDocument",
    "Likeness",
    "Line",
    "Match",
    "Page",
    "Quote",
    "ReadAttachment",
    "ReadConsultation",
    "ReadDecisionList",
    "ReadField",
    "ReadOutcome",
    "ReadPointOutcome",
    "ReadProposal",
    "ReadSection",
    "Reading",
    "RelativeTerm",
    "Sentences",
    "UnreadableDocument",
    "UnsupportedDocument",
    "Value",
    "WrongName",
    "examine",
    "likely_points",
    "likely_proposals",
    "load",
    "page_boxes",
    "page_shape",
    "page_text",
    "read",
    "read_bytes",
    "read_date_cell",
    "read_decision_list",
    "read_document",
    "read_proposal",
    "render_page",
]
