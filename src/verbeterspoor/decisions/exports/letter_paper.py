"""A letter or note on paper: one content for PDF, Word and OpenDocument, in the words of the municipality."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from verbeterspoor.decisions import queries
from verbeterspoor.decisions.choices import FieldKind, LetterBasis, SigningAs, TemplateKind
from verbeterspoor.decisions.models import Letter, TemplateField
from verbeterspoor.documents import typesetting as sheet
from verbeterspoor.documents.rich import blocks
from verbeterspoor.foundation.dates import said_without_weekday

from .formats import FORMATS


def letter_paper(
    letter: Letter, *, kind: str, now: datetime, signatures: Sequence[Any] = (), dated: date | None = None
) -> bytes:
    """Make a letter as a file; `signatures` and `dated` are those it gets now, before they are kept."""
    _media_type, make = FORMATS[kind]
    language = settings.LANGUAGE_CODE
    with override(language):
        made = manuscript(letter, signatures or list(letter.signatures.all()), dated or letter.dated)
        return make(made, style=sheet.style_of(letter.municipality), language=language, now=now)


def manuscript(letter: Letter, signatures: Sequence[Any], dated: date | None) -> sheet.Manuscript:
    """Return what stands in a letter or note, section by section; secrecy is always said."""
    attachments = list(letter.attachments.select_related("own_letter"))
    facts = [
        sheet.Fact(_("Date"), said_without_weekday(dated) if dated else ""),
        sheet.Fact(_("Our reference"), letter.number),
        sheet.Fact(_("Case number"), letter.case_number),
        sheet.Fact(_("Portfolio holder"), letter.portfolio_holder.name if letter.portfolio_holder else ""),
    ]
    facts = [fact for fact in facts if fact.text]
    content = list(_blocks(letter, attachments))
    if letter.template_version.template.kind == TemplateKind.INFORMATION_NOTE:
        signed = [_signed(one) for one in signatures]
        closing = [sheet.Paragraph(f"{one.name}, {one.function}") for one in signed if one.name]
        name = {"form": letter.template_version.template.name, "subject": letter.subject}
        return sheet.Manuscript(title=_("%(form)s for the municipal council") % name,
                                subtitle=_("Subject: %(subject)s") % name, facts=facts, blocks=[*content, *closing],
                                layout=sheet.Layout.NOTE)  # fmt: skip
    return sheet.Letter(
        title=letter.subject, facts=facts, blocks=content, addressee=[letter.addressee],
        salutation=_("Dear council,"), closing=_("Yours sincerely,"), on_behalf=_on_behalf(letter),
        signatures=[_signed(one) for one in signatures], enclosed=[_attachment(one) for one in attachments],
    )  # fmt: skip


def _blocks(letter: Letter, attachments: Sequence[Any]) -> Iterator[sheet.Block]:
    note = letter.template_version.template.kind == TemplateKind.INFORMATION_NOTE
    for field, text in queries.sections_of(letter):
        said = list(_section(letter, field, text, attachments if note else ()))
        if said:
            yield sheet.Heading(field.label)
            yield from said


def _section(letter: Letter, field: TemplateField, text: str, attachments: Sequence[Any]) -> Iterator[sheet.Block]:
    if field.kind == FieldKind.SECRECY:
        yield sheet.Paragraph(secrecy_said(letter))
    elif field.kind == FieldKind.ATTACHMENTS and attachments:
        yield sheet.NumberedList([_attachment(one) for one in attachments])
    elif queries.is_section(field) and text:
        yield from blocks(text)


def secrecy_said(letter: Letter) -> str:
    """Say whether there is secrecy; that there is none is said too (rule `embargo-secrecy-confidential`)."""
    secrecy = letter.secrecy
    if secrecy is None or secrecy.lifted_date:
        return _("Not applicable.")
    return _("Secrecy imposed by the %(body)s on %(day)s: %(about)s.") % {
        "body": secrecy.get_imposed_by_display().lower(), "day": said_without_weekday(secrecy.imposed_date),
        "about": secrecy.about,
    }  # fmt: skip


def _attachment(attachment: Any) -> str:
    number = attachment.number or (attachment.own_letter.number if attachment.own_letter else "")
    return f"{attachment.title} ({number})" if number else attachment.title


def _on_behalf(letter: Letter) -> str:
    if letter.basis == LetterBasis.PORTFOLIO_HOLDER:
        return ""
    return _("Mayor and aldermen of %(town)s") % {"town": letter.municipality.name}


def _signed(signature: Any) -> sheet.Signature:
    function = SigningAs(signature.signing_as).label
    mandate = _("on behalf of, by mandate (%(decision)s)") % {"decision": signature.mandate}
    return sheet.Signature(function=function, name=signature.name, mandate=mandate if signature.by_mandate else "")
