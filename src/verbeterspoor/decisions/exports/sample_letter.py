"""A letter that shows everything a house style changes, with words that are nobody's."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from verbeterspoor.documents.typesetting import BulletList, Fact, Heading, Letter, Paragraph, Signature, Table


def sample_letter(town: str, *, today: date) -> Letter:
    """Return the sample letter of a municipality."""
    return Letter(
        title=_("Sample letter in your house style"),
        facts=[
            Fact(_("Date"), today), Fact(_("Our reference"), "RAAD-0000"), Fact(_("Attachments"), 1),
            Fact(_("Portfolio holder"), _("alderman")),
        ],
        addressee=[_("To the council of %(town)s") % {"town": town}],
        salutation=_("Dear members of the council,"),
        blocks=[
            Paragraph(_("With this letter you see how your letters to the council look.")),
            Heading(_("A heading")),
            BulletList([_("a point of a list"), _("and another one")]),
            Table(_("A table"), [_("No."), _("What"), _("By when")], [[1, _("Make agreements"), today]], [1, 6, 3]),
        ],
        closing=_("Yours sincerely,"),
        on_behalf=_("The municipal executive of %(town)s,") % {"town": town},
        signatures=[Signature(_("the secretary,"), _("name")), Signature(_("the mayor,"), _("name"))],
        enclosed=[_("An attachment")],
    )  # fmt: skip
