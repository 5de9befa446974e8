"""Draws every form in the markup of the NL Design System; `FORM_RENDERER` in the settings points here.

A page writes `{{ form }}` and gets: a summary of errors that links to the fields, and for each field its label,
explanation, error and control, tied together for screen readers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Protocol

from django import forms
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .rich import RichTextField
from .rich.texts import words_in

TEXTBOX = "utrecht-textbox utrecht-textbox--html-input"
CLASSES = {
    **{f"django/forms/widgets/{kind}.html": TEXTBOX for kind in
       ("text", "email", "number", "password", "url", "tel", "search", "date", "datetime", "time")},
    "django/forms/widgets/textarea.html": "utrecht-textarea utrecht-textarea--html-textarea",
    "forms/widgets/rich.html": "utrecht-textarea utrecht-textarea--html-textarea",
    "django/forms/widgets/select.html": "utrecht-select utrecht-select--html-select",
    "django/forms/widgets/checkbox.html": "utrecht-checkbox utrecht-checkbox--html-input",
    "django/forms/widgets/file.html": "vs-drop__input",
    "django/forms/widgets/clearable_file_input.html": "vs-drop__input",
}  # fmt: skip
"""The class a control gets, by the template Django draws it with."""

INSTEAD = {
    "django/forms/div.html": "forms/form.html",
    "django/forms/field.html": "forms/field.html",
    "django/forms/errors/list/default.html": "forms/errors.html",
    "django/forms/widgets/radio.html": "forms/widgets/choices.html",
    "django/forms/widgets/checkbox_select.html": "forms/widgets/choices.html",
    "django/forms/widgets/file.html": "forms/widgets/file.html",
    "django/forms/widgets/clearable_file_input.html": "forms/widgets/file.html",
}
"""Our template in place of Django's."""


class NLDesignRenderer(TemplatesSetting):
    """Draws forms, fields and controls with the classes of the NL Design System."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"

    def get_template(self, template_name: str) -> Any:
        return super().get_template(INSTEAD.get(template_name, template_name))

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        if "widget" in context:
            add_classes(template_name, context["widget"])
        return super().render(template_name, context, request)


def add_classes(template_name: str, widget: dict[str, Any]) -> None:
    """Give a control its class, and that of an invalid control; drop its placeholder, because the label says it."""
    usual = CLASSES.get(template_name)
    if usual is None:
        return
    attrs = widget["attrs"]
    attrs.pop("placeholder", None)
    invalid = f"{usual.split()[0]}--invalid" if attrs.get("aria-invalid") else ""
    attrs["class"] = " ".join(filter(None, [usual, invalid, attrs.get("class", "")]))


class DayInput(forms.DateInput):
    """Asks for a day with the date picker of the device."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class DayField(forms.DateField):
    """A day; also accepts what people type: 18-4-2017."""

    widget = DayInput

    def __init__(self, **options: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"], **options)


class MomentInput(forms.DateTimeInput):
    """Asks for a day and a time with the picker of the device."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class BigChoices(forms.RadioSelect):
    """A few choices as big buttons, to be used with one thumb."""

    def __init__(self, attrs: dict[str, Any] | None = None, choices: Sequence[Any] = ()) -> None:
        super().__init__({"class": "vs-choices--big", **(attrs or {})}, choices)


class SeveralFilesInput(forms.ClearableFileInput):
    """Asks for one or more files, chosen or dropped."""

    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """One or more files; cleans to a list."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=options.pop("widget", SeveralFilesInput()), **options)

    def clean(self, data: Any, initial: Any = None) -> Any:
        files = list(data) if isinstance(data, list | tuple) else [data]
        cleaned = [super(SeveralFilesField, self).clean(one, initial) for one in files or [None]]
        return [one for one in cleaned if one]


class Hit(Protocol):
    """Something found in a text that may have to go: what it is, and the words around it."""

    @property
    def kind(self) -> Any: ...
    @property
    def excerpt(self) -> str: ...
    @property
    def is_strong(self) -> bool: ...


class CheckedText(forms.Form):
    """A form that looks at its free text before anything is kept.

    A capability says in `find` how to look. A certain hit must be changed; of any other a person can confirm that it
    may stay. What was typed stays in the form. The box to confirm with appears only when there is something to confirm.
    """

    find: ClassVar[Any]
    looked_at = forms.BooleanField(required=False, label=_("I have looked: this may stay"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        confirm = self.fields.pop("looked_at")
        if self.is_bound:
            self.fields["looked_at"] = confirm  # below the fields it is about

    def clean(self) -> dict[str, Any]:
        """Tell per field what was found, and what to do about it."""
        cleaned = super().clean() or self.cleaned_data
        weak = False
        confirmed = cleaned.pop("looked_at", False)
        for name in [name for name, field in self.fields.items() if _holds_text(field)]:
            hits: list[Hit] = type(self).find(_words(self.fields[name], cleaned.get(name) or ""))
            weak = weak or any(not hit.is_strong for hit in hits)
            for hit in hits:
                if hit.is_strong or not confirmed:
                    self.add_error(name, _sentence_about(hit))
        if not weak:
            del self.fields["looked_at"]
        return cleaned


def _holds_text(field: forms.Field) -> bool:
    """Say whether people write freely in a field."""
    return (type(field) is forms.CharField or isinstance(field, RichTextField)) and not field.disabled


def _words(field: forms.Field, value: str) -> str:
    """Return what was written in a field, without its markup."""
    return words_in(value) if isinstance(field, RichTextField) else value


def _sentence_about(hit: Hit) -> str:
    """Say what was found and where, without repeating it."""
    advice = gettext("Take it out.") if hit.is_strong else gettext("Take it out, or confirm below that it may stay.")
    found = {"what": hit.kind.label, "where": hit.excerpt, "advice": advice}
    return gettext("This looks like %(what)s: “%(where)s”. %(advice)s") % found
