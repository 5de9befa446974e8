"""The form in which a municipality says how its papers look."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbeterspoor.documents import rules
from verbeterspoor.documents.actions import Addresses
from verbeterspoor.documents.choices import Font, StyleProblem
from verbeterspoor.documents.contents.logo import LARGEST
from verbeterspoor.documents.models import MunicipalStyle
from verbeterspoor.documents.typesetting.style import COLOUR
from verbeterspoor.foundation.errors import NotAllowed


class HouseStyleForm(forms.Form):
    """Asks for logo, colour, letter, addresses and the line at the foot."""

    logo = forms.FileField(
        label=_("Logo"), required=False, widget=forms.FileInput(attrs={"accept": ".png,.svg,.jpg,.jpeg"}),
        help_text=_("PNG, SVG or JPEG, at most 2 MB. Leave empty to keep the logo that is there."),
    )  # fmt: skip
    remove_logo = forms.BooleanField(label=_("Take the logo away"), required=False)
    logo_alt = forms.CharField(
        label=_("What the logo says"), max_length=200, required=False,
        help_text=_("Is read aloud to who cannot see it. For example: Gemeente Almelo."),
    )  # fmt: skip
    colour = forms.CharField(
        label=_("Main colour"), max_length=7, help_text=_("Write it as # and six characters, for example #0b5563.")
    )
    font = forms.ChoiceField(label=_("Type of letter"), choices=Font.choices, widget=forms.RadioSelect)
    return_address = forms.CharField(
        label=_("Return address"), max_length=200, required=False,
        help_text=_("Small, above the addressee. For example: Gemeente Almelo, Postbus 1, 7600 AA Almelo."),
    )  # fmt: skip
    visiting_address = forms.CharField(
        label=_("Visiting address"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    website = forms.CharField(label=_("Website"), max_length=200, required=False)
    footer = forms.CharField(
        label=_("Line at the foot"), max_length=200, required=False,
        help_text=_("On every page of letters, proposals and notes. Left empty, website and telephone stand there."),
    )  # fmt: skip

    def __init__(self, *args: Any, style: MunicipalStyle | None, **kwargs: Any) -> None:
        start = {"colour": COLOUR, "font": Font.SANS}
        if style:
            start = {name: getattr(style, name) for name in self.base_fields if hasattr(style, name) and name != "logo"}
        super().__init__(*args, **{**kwargs, "initial": start})
        self.has_logo = bool(style and style.logo_id)
        if not self.has_logo:
            del self.fields["remove_logo"]

    def clean_colour(self) -> str:
        """Refuse a colour in which nobody can read."""
        colour: str = self.cleaned_data["colour"].strip()
        try:
            rules.check_colour(colour)
        except NotAllowed as refused:
            raise forms.ValidationError(str(refused)) from None
        return colour

    def clean_logo(self) -> bytes | None:
        """Return the bytes of a logo; what is in them the action looks at."""
        if not (file := self.cleaned_data["logo"]):
            return None
        if file.size > LARGEST:
            raise forms.ValidationError(StyleProblem.LOGO_TOO_BIG.label)
        return bytes(file.read())

    def clean(self) -> dict[str, Any]:
        """Ask for words with a logo."""
        cleaned = super().clean() or {}
        stays = self.has_logo and not cleaned.get("remove_logo")
        if (cleaned.get("logo") or stays) and not cleaned.get("logo_alt"):
            self.add_error("logo_alt", StyleProblem.NO_WORDS.label)
        return cleaned

    def values(self) -> dict[str, Any]:
        """Return what `actions.set_house_style` takes."""
        given = self.cleaned_data
        names = ("return_address", "visiting_address", "phone", "email", "website", "footer")
        return {
            **{name: given[name] for name in ("colour", "font", "logo", "logo_alt")},
            "remove_logo": bool(given.get("remove_logo")),
            "addresses": Addresses(**{name: given[name] for name in names}),
        }
