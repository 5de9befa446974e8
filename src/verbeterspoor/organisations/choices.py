"""Roles and kinds of body; labels are what people read."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What somebody does for one municipality (product.md §1); one person can hold several."""

    COORDINATOR = "coordinator", _("Coordinator")
    AUTHOR = "author", _("Author")
    PORTFOLIO_HOLDER = "portfolio_holder", _("Portfolio holder")
    MANAGER = "manager", _("Manager")
    SECRETARIAT = "secretariat", _("Secretariat")
    COUNCIL_CLERK = "council_clerk", _("Council clerk")
    PARTNER = "partner", _("Partner")
    INSPECTOR = "inspector", _("Inspector")
    AUDITOR = "auditor", _("Auditor")
    ADMINISTRATOR = "administrator", _("Administrator")


class BodyKind(TextChoices):
    """What kind of body an organisation outside the town hall is."""

    PARTNER = "partner", _("Partner organisation")
    INSPECTORATE = "inspectorate", _("Inspectorate")
    COLLABORATION = "collaboration", _("Inspectorates together")
    AUDIT_OFFICE = "audit_office", _("Audit office")
    SUPERVISOR = "supervisor", _("Municipal supervisor (Wmo)")
    COUNCIL = "council", _("Council")
    EXECUTIVE = "executive", _("Municipal executive")
    OTHER = "other", _("Other body")


class InvitationState(TextChoices):
    """How an invitation stands; the label is what its page says to whoever opens the link."""

    OPEN = "open", _("This invitation can be accepted.")
    ACCEPTED = "accepted", _("This invitation was accepted already. Sign in with your own password.")
    REVOKED = "revoked", _("This invitation was withdrawn.")
    EXPIRED = "expired", _("This invitation is too old: a link works only for some days.")
    UNKNOWN = (
        "unknown",
        _("No invitation has this link. Perhaps it was not copied whole, or a newer one came."),
    )


class Refusal(TextChoices):
    """Why a rule refuses; the label is the sentence people read, with the way out."""

    NOT_ADMINISTRATOR = (
        "not_administrator",
        _("Only an administrator can add people and change roles. Ask your administrator."),
    )
    NOT_FOR_BODIES = (
        "not_for_bodies",
        _("Only a coordinator or an administrator can change partners, bodies and units."),
    )
    NEEDS_ONE_BODY = (
        "needs_one_body",
        _("Choose one organisation or one unit: a partner, inspector or auditor acts for it."),
    )
    NEEDS_NO_BODY = (
        "needs_no_body",
        _("This role is held for the municipality itself: leave organisation and unit empty."),
    )
    LAST_ADMINISTRATOR = (
        "last_administrator",
        _("This is the last administrator. First make somebody else administrator."),
    )
    ENDED_ALREADY = "ended_already", _("This role has ended already.")
    ENDS_BEFORE_IT_STARTS = "ends_before_it_starts", _("A role cannot end before it starts.")
    UNKNOWN_BODY = "unknown_body", _("This organisation or unit is not known in your municipality. Add it first.")
    HELD_ALREADY = "held_already", _("This person holds this role already.")
    INVITED_ALREADY = (
        "invited_already",
        _("This person has been invited for this role already. Send that invitation again, or withdraw it."),
    )
    WORKS_HERE = "works_here", _("This person works here already and needs no invitation: give the role.")
    NOT_INVITED = "not_invited", _("This invitation is for somebody else.")
    NOT_YOURS_TO_HAND_OVER = (
        "not_yours_to_hand_over",
        _("Only the person or an administrator can hand over this work."),
    )
    SAME_PERSON = "same_person", _("Choose somebody else: nobody is their own successor.")
    NOTHING_TO_HAND_OVER = "nothing_to_hand_over", _("There is nothing to hand over: this person carries nothing here.")
    WRONG_SIDE = (
        "wrong_side",
        _(
            "A successor works on the same side: in the town hall, for the council, or for the same organisation. "
            "First give or invite them there."
        ),
    )
    SHARED_BODY = (
        "shared_body",
        _("This organisation also works with other municipalities. Ask those who run this installation to rename it."),
    )
    NAME_IN_USE = (
        "name_in_use",
        _("There is another one with this name already. Is it the same one now? Then let this one merge into it."),
    )
    SAME_NAME = "same_name", _("This is the name it has already.")
    FUTURE_DAY = "future_day", _("This day has not come yet: register it on the day itself or later.")
    SAME_BODY = "same_body", _("Choose another one: nothing merges into itself.")
    MERGED_ALREADY = "merged_already", _("This one has merged into another already.")
    OTHER_KIND = "other_kind", _("Only bodies of the same kind can merge: a partner does not become an inspectorate.")
    LIES_UNDER = (
        "lies_under",
        _("The unit you chose is part of a part of this one. First register it directly under the town hall."),
    )
    NOT_YOUR_NAME = "not_your_name", _("Only the person or an administrator can change this name.")
    INTERVAL = "interval", _("Choose between %(from)s and %(to)s days.")
    WORKS_ELSEWHERE = (
        "works_elsewhere",
        _("This person also works for another municipality. Only the people who run this installation can do this."),
    )
    DEMO_ACCOUNT = "demo_account", _("This is a demo account: everybody knows its password.")
    NO_DEMO = "no_demo", _("Only a demo has a clock that can be moved.")
