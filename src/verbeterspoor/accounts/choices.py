"""What can change in somebody's sign-in; labels are what people read."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SignInChange(TextChoices):
    """What a person is told by mail when it happened to their sign-in, so that a stranger does not do it unnoticed.

    The codes are the last part of the names allauth gives its notices.
    """

    PASSWORD_CHANGED = "password_changed", _("Your password was changed.")
    PASSWORD_RESET = "password_reset", _("Your password was chosen anew, through a link in a mail.")
    APP_ADDED = "totp_activated", _("An app for the second step was added.")
    APP_REMOVED = "totp_deactivated", _("The app for the second step was switched off.")
    CODES_MADE = "recovery_codes_generated", _("New recovery codes were made; the old ones no longer work.")
    PASSKEY_ADDED = "webauthn_added", _("A passkey was added.")
    PASSKEY_REMOVED = "webauthn_removed", _("A passkey was removed.")
