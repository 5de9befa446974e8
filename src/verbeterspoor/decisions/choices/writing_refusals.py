"""Why a rule about writing proposals refuses; the label is the sentence people read, with the way out."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class WritingRefusal(TextChoices):
    """Refusals while a proposal is written."""

    NOT_A_DRAFT = (
        "not_a_draft",
        _("This proposal is no longer being written. Take it back first; then you can write on."),
    )
    INCOMPLETE = "incomplete", _("It cannot be submitted yet. Still missing: %(missing)s.")
    POINT_IS_LOCKED = (
        "point_is_locked",
        _("Point %(number)s has been decided. Its text and number stay; only a revision by the body changes it."),
    )
    POINT_HAS_OUTCOME = (
        "point_has_outcome",
        _("Point %(number)s has been before the body already. It stays in the proposal; withdraw it by an outcome."),
    )
    ARGUMENT_NEEDS_POINT = "argument_needs_point", _("Choose the point that this argument serves.")
    NEEDS_DAY = "needs_day", _("Choose the day from which it is public.")
    NEEDS_REASON = "needs_reason", _("Say why, in a sentence: it stays readable.")
    NO_FORM_ANSWER = "no_form_answer", _("This answer does not belong to the form of this proposal.")
    OTHER_LETTER = "other_letter", _("This letter belongs to something else. Choose one of this trajectory.")
    NOTHING_TO_READ = "nothing_to_read", _("Choose the document first.")
    UNREADABLE = (
        "unreadable",
        _("We cannot read the text of this document. Save it as Word, OpenDocument or PDF with text, and try again."),
    )
