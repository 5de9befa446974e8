"""Read a proposal: one document in, one `ReadProposal` out."""

import re

from verbeterspoor.reading.answers import Argument, Attachment
from verbeterspoor.reading.flow import Block
from verbeterspoor.reading.ground import Ground, ground_of
from verbeterspoor.reading.pages import Document
from verbeterspoor.reading.questions import about, arguments, attachments, decision_points

from .answers import ReadAttachment, ReadField, ReadProposal, ReadSection
from .consultations import find_consultations
from .form_fields import form_fields

MARGIN = 130.0
PROCESS = re.compile(r"procesinformatie|interne informatie|niet openbaar.*", re.IGNORECASE)
EXPLANATION = re.compile(
    r"toelichting (?:voor|bij) de (?:openbare )?besluitenlijst|openbare toelichting", re.IGNORECASE
)
HANDLING = ((r"bespreek", "discussion"), (r"hamer|conform|akkoord|bekrachtig", "consent"))
FOLLOW_UP = (
    (r"raadsvoorstel|voorstel aan de raad", "council_proposal"),
    (r"raads(?:informatie)?brief|informatienota|raadsmededeling|brief|nota|memo|RIB\b", "council_letter"),
)
DISCLOSURE = (
    (r"geheim|vertrouwelijk|besloten|niet openbaar|nee\b", "secret"),
    (r"openbaar (?:na|vanaf|per)|na\b|later", "later"),
    (r"openbaar|ja\b", "public"),
)
IN_LABEL = ((r"bespreekstuk", "discussion"), (r"hamerstuk|conformstuk|akkoordstuk", "consent"))


def read_proposal(document: Document) -> ReadProposal:
    """Give the structure of a college proposal, council proposal or information note; nothing is made up.

    What a document does not have stays empty. Labels and values that stand apart are paired in the order of the labels.
    """
    ground = ground_of(document)
    flow, sections = ground.flow, ground.sections
    head = form_fields(ground)
    weighed = arguments.find_arguments(flow, sections)
    parts = tuple(sections_of(ground))
    return ReadProposal(
        document=document.name,
        pages=len(document.pages),
        kind=about.find_kind(flow),
        organisation=about.find_organisation(flow, margin_text(document)),
        subject=about.find_subject(flow, ground.fields),
        date=about.find_date(flow, ground.fields),
        portfolio_holder=about.find_portfolio_holder(ground.fields),
        references=tuple(about.find_references(document, flow, ground.fields)),
        fields=tuple(head),
        sections=parts,
        points=tuple(decision_points.find_decision_points(flow, sections, ground.heading_starts)),
        arguments=of_type(weighed, "argument", "argument_against"),
        caveats=of_type(weighed, "caveat"),
        alternatives=of_type(weighed, "alternative"),
        attachments=tuple(attachments_of(attachments.find_attachments(flow, sections))),
        consultations=tuple(find_consultations(flow, sections)),
        handling=handling_of(head),
        follow_up=code_of(head, "proposal_or_letter", FOLLOW_UP),
        disclosure=code_of(head, "public", DISCLOSURE),
        public_explanation=next((part for part in parts if EXPLANATION.fullmatch(part.heading)), None),
    )


def margin_text(document: Document) -> str:
    """What stands at the top and the foot of the first page, where a letterhead names the organisation."""
    first = document.pages[0]
    return "\n".join(line.text for line in first.lines if line.y < MARGIN or line.y > first.height - 90)


def of_type(weighed: list[Argument], *types: str) -> tuple[Argument, ...]:
    return tuple(one for one in weighed if one.type in types)


def sections_of(ground: Ground):
    """The sections with their whole text; all that follows process information is internal.

    The title above the head of the form is no section, nor is a name at the top without any text.
    """
    internal = False
    for k, (heading, section) in enumerate(zip(ground.headings(), ground.sections, strict=True)):
        if k == 0 and (not section.blocks or any(block.start in ground.header for block in section.blocks)):
            continue
        internal = internal or bool(PROCESS.fullmatch(section.name))
        text = text_of(section.blocks)
        last = section.blocks[-1] if section.blocks else section.heading
        quote = ground.flow.quote(section.heading.start, last.end)
        name = heading.text.rstrip(" :")
        yield ReadSection(quote, heading.rule, heading.certainty, name, heading.level, text, internal)


def text_of(blocks: tuple[Block, ...]) -> str:
    """Paragraphs parted by an empty line; items of a list follow each other."""
    text = ""
    for before, block in zip((None, *blocks), blocks, strict=False):
        listed = before is not None and bool(before.marker[2]) and bool(block.marker[2])
        text += ("\n" if listed else "\n\n") + block.text
    return text.strip()


def attachments_of(found: list[Attachment]):
    """The attachments in the order of the list; the number between brackets is no part of the title."""
    for order, one in enumerate(found, start=1):
        number = one.reference
        title = re.sub(rf"\s*\(\s*{re.escape(number)}\s*\)", "", one.text) if number else one.text
        yield ReadAttachment(one.quote, one.rule, one.certainty, order, title.strip(" ,;"), number)


def handling_of(head: list[ReadField]) -> str | None:
    """Discussion or consent item: under Advies, or a label of its own with yes."""
    found = code_of(head, "advice", HANDLING)
    if found:
        return found
    for field in head:
        for words, code in IN_LABEL:
            if re.search(words, f"{field.label} {field.value}", re.IGNORECASE) and field.yes is not False:
                return code
    return None


def code_of(head: list[ReadField], key: str, codes) -> str | None:
    """The code of the first words that stand in the value of a field."""
    for field in head:
        if field.key == key:
            return next(
                (code for words, code in codes if re.match(rf"\s*(?:{words})", field.value, re.IGNORECASE)), None
            )
    return None
