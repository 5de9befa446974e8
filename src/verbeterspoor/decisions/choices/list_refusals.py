"""Why a decision list of another system is not read; codes are those of the reader where it has one."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ListRefusal(TextChoices):
    """Refusals about reading a decision list."""

    EMPTY = "empty", _("There is nothing in it. Choose the decision list, or paste its text.")
    DAMAGED = "damaged", _("This file is damaged and cannot be opened. Ask for it again.")
    ENCRYPTED = "encrypted", _("This file is locked with a password. Save it without one, or paste its text.")
    IMAGE_ONLY = "image_only", _("This file holds only pictures of pages. Paste the text of the list instead.")
    UNSUPPORTED = (
        "unsupported",
        _("This kind of file cannot be read. Use PDF, Word, OpenDocument, or paste the text."),
    )
    ACTIVE_CONTENT = (
        "active_content",
        _("This file holds scripts or attachments and is refused for safety. Paste the text of the list instead."),
    )
    WRONG_NAME = "wrong_name", _("The ending of the file name does not agree with what is in the file.")
    UNREADABLE = "unreadable", _("This file cannot be read. Paste the text of the list instead.")
    TOO_LONG = "too_long", _("This is too long for a decision list. Choose the list itself, without its attachments.")
