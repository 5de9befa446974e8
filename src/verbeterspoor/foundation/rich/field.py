"""A field for rich text: an editor where there is JavaScript, simple typing conventions where there is not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from .subset import bare_words, only_subset
from .texts import added, as_text, cleaned, from_text, said_left_out, text_of

MAX_TEXT = 60_000
"""How many letters a text may have: about twenty pages."""

MAX_SENT = 500_000
"""How much HTML is looked at: eight times as much as the words in it."""

PAGE = 3000
"""Letters on a page."""

HELP = _(
    "A blank line starts a new paragraph. Begin a line with “- ” or “1. ” for a list, with “# ” for a heading. "
    "Put two stars around **bold** words."
)
"""What people must know who type without the editor."""


@dataclass(frozen=True)
class Sent:
    """What a form sent: HTML of the editor, or a text as somebody typed it."""

    value: str
    is_html: bool

    def __bool__(self) -> bool:
        return bool(self.value.strip())


class RichTextArea(forms.Textarea):
    """A text area that becomes an editor; a second control tells which of the two filled it."""

    template_name = "forms/widgets/rich.html"
    most = MAX_TEXT

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 10, **(attrs or {})})

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Sent | None:
        """Return what was sent, with what it is; without the second control it is typed text."""
        value = data.get(name)
        return None if value is None else Sent(value, data.get(f"{name}-is") == "html")

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """Say whether the field was not on the page at all."""
        return name not in data

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Return the same text twice: as typed, and as HTML for the editor."""
        html, typed = _both(value)
        context = super().get_context(name, typed, attrs)
        widget = context["widget"]
        widget |= {"html": mark_safe(html), "hint": HELP, "most": self.most}
        if "id" in widget["attrs"]:
            described = [widget["attrs"].get("aria-describedby", ""), f"{widget['attrs']['id']}_hint"]
            widget["attrs"]["aria-describedby"] = " ".join(filter(None, described))
        return context


def _both(value: Sent | str | None) -> tuple[str, str]:
    """Return a text as clean HTML and as typed; what somebody typed comes back letter by letter."""
    if isinstance(value, Sent) and not value.is_html:
        return from_text(value.value[:MAX_SENT]), value.value
    sent = value.value if isinstance(value, Sent) else value or ""
    if len(sent) > MAX_SENT:  # refused; give back what can be given back at once
        return only_subset(sent), bare_words(sent)
    html = cleaned(sent).html
    return html, as_text(html)


class RichTextField(forms.CharField):
    """A rich text; cleans to HTML of the subset, and keeps in `left_out` what did not come along."""

    widget = RichTextArea

    def __init__(self, *, max_length: int = MAX_TEXT, **options: Any) -> None:
        super().__init__(strip=False, **options)
        self.most = self.widget.most = max_length
        self.left_out: Mapping[str, int] = {}

    def to_python(self, value: Any) -> str:
        """Return clean HTML of what was sent."""
        if not value:
            return ""
        sent = value if isinstance(value, Sent) else Sent(str(value), is_html=True)
        if len(sent.value) > MAX_SENT:
            raise ValidationError(_too_long(len(bare_words(sent.value)), self.most))
        if not sent.is_html:
            return from_text(sent.value)
        found = cleaned(sent.value)
        self.left_out = found.left_out
        return found.html

    def validate(self, value: str) -> None:
        """Refuse an empty text where one is asked, and one that is too long to work with."""
        super().validate(value)
        if (size := len(text_of(value))) > self.most:
            raise ValidationError(_too_long(size, self.most))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Say whether the text is another, whichever way it was sent."""
        if self.disabled:
            return False
        try:
            return cleaned(initial or "").html != self.to_python(data)
        except ValidationError:
            return True

    @property
    def said_left_out(self) -> str:
        """Tell what was left out of what was sent."""
        return said_left_out(self.left_out)


def _too_long(size: int, most: int) -> str:
    """Tell how long a text is in pages, and what to do with it."""
    pages = max(1, most // PAGE)
    sentence = ngettext(
        "This text is about %(size)s pages long; there is room for %(most)s page. Nothing is kept yet: shorten it, or "
        "add the document as an attachment.",
        "This text is about %(size)s pages long; there is room for %(most)s pages. Nothing is kept yet: shorten it, "
        "or add the document as an attachment.",
        pages,
    )
    return sentence % {"size": -(-size // PAGE), "most": pages}


def left_out_of(form: forms.BaseForm) -> str:
    """Tell what was left out of the rich texts of a form; nothing when all of it came along."""
    fields = {name: field for name, field in form.fields.items() if isinstance(field, RichTextField)}
    html = "".join(getattr(form, "cleaned_data", {}).get(name, "") for name in fields)
    return said_left_out(added(*(field.left_out for field in fields.values())), html)
