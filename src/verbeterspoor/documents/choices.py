"""What the check on client data can find, what a paper can be, and why a rule refuses."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class HitKind(TextChoices):
    """What looks like data of a client in a text (rule `no-client-data`)."""

    BSN = "bsn", _("a citizen service number (BSN)")
    BIRTH_DATE = "birth_date", _("a date of birth")
    IBAN = "iban", _("a bank account number")
    EMAIL = "email", _("an e-mail address")
    PHONE = "phone", _("a telephone number")
    ADDRESS = "address", _("an address with postcode")
    NUMBER = "number", _("a number that could be a citizen service number (BSN)")


class Refusal(TextChoices):
    """Why a rule refuses; the label is the sentence people read, with the way out."""

    NOT_YOUR_MUNICIPALITY = "not_your_municipality", _("This belongs to another municipality.")
    NOT_AN_AUTHOR = "not_an_author", _("Only a coordinator or an author of this municipality can add documents.")
    CLIENT_DATA = "client_data", _("The text holds data of a client. Take it out: it does not belong here.")
    NO_SUCH_PAGE = "no_such_page", _("The document does not have this page.")
