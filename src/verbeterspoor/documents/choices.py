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
    NOT_READ = "not_read", _("a picture or enclosed file in which we cannot read")


class Refusal(TextChoices):
    """Why a rule refuses; the label is the sentence people read, with the way out."""

    NOT_YOUR_MUNICIPALITY = "not_your_municipality", _("This belongs to another municipality.")
    NOT_AN_AUTHOR = "not_an_author", _("Only a coordinator or an author of this municipality can add documents.")
    CLIENT_DATA = "client_data", _("The text holds data of a client. Take it out: it does not belong here.")
    NO_ROLE_HERE = "no_role_here", _("Only who works on an improvement plan here can add evidence.")
    NO_SUCH_PAGE = "no_such_page", _("The document does not have this page.")


class SheetProblem(TextChoices):
    """Why a table somebody gave cannot be read; the label is the sentence people read, with the way out."""

    EMPTY = "empty", _("There is nothing in it. Choose the file with your table, or paste the table again.")
    TOO_BIG = "too_big", _("The file is larger than 25 MB. Save only the sheet with the table, without pictures.")
    TOO_MANY_ROWS = (
        "too_many_rows",
        _("The table has more than 20,000 rows. Split it, or leave out what is not needed."),
    )
    TOO_MANY_COLUMNS = (
        "too_many_columns",
        _("The table has more than 100 columns. Leave out columns that are not needed."),
    )
    LOCKED = "locked", _("The file is locked with a password. Save it without a password and choose it again.")
    BROKEN = (
        "broken",
        _("The file is damaged. Open it in the program it was made with, save it again and try once more."),
    )
    BOMB = "bomb", _("The file becomes far too large when it is opened. Save only the sheet with the table.")
    OLD_WORD = "old_word", _("This is a Word file of the old kind (.doc). Save it as .docx and choose it again.")
    OTHER_KIND = (
        "other_kind",
        _("This is no table. Choose an Excel file, an OpenDocument sheet, CSV or a Word file with a table."),
    )
    NO_TABLE = (
        "no_table",
        _("We found no table with rows in it. Check whether the table is on a sheet that is visible."),
    )


class DateProblem(TextChoices):
    """Why a date in a table needs a person; the codes are those of `reading.CellDate.problem`."""

    UNREADABLE = "unreadable", _("We read no date in this. Write it as 1-3-2020, or as Q3 2020 or “doorlopend”.")
    NO_SUCH_DAY = "no_such_day", _("This day does not exist.")
    NO_YEAR = "no_year", _("The year is missing.")
    SEVERAL = "several", _("There is more than one date in this. Keep the last day on which it must be done.")
    RELATIVE = "relative", _("This counts from another moment. Write the day itself.")


class FileProblem(TextChoices):
    """Why a file that is added is refused; the label is the sentence people read, with the way out."""

    EMPTY = "empty", _("The file is empty. Choose another file.")
    TOO_BIG = "too_big", _("The file is too large. Make it smaller, for example by leaving out pictures.")
    UNSUPPORTED = (
        "unsupported",
        _("This kind of file cannot be added. Choose PDF, Word, Excel, OpenDocument, a picture or plain text."),
    )
    WRONG_NAME = "wrong_name", _("The ending of the file name does not agree with what is in the file.")
    DAMAGED = "damaged", _("The file is damaged and cannot be opened. Save it again and choose it once more.")
    ENCRYPTED = "encrypted", _("The file is locked with a password. Save it without a password and choose it again.")
    ACTIVE_CONTENT = "active_content", _("The file contains macros, scripts or attachments and is refused for safety.")
    BOMB = "bomb", _("The file becomes far too large when it is opened. Make it smaller and choose it again.")


class Font(TextChoices):
    """The fonts that are carried along; the value is the name the font itself has."""

    SANS = "Arimo", _("without serifs (as wide as Arial)")
    SERIF = "Libertinus Serif", _("with serifs (a book letter)")


class StyleProblem(TextChoices):
    """Why a house style is refused; the label is the sentence people read, with the way out."""

    NOT_YOURS = (
        "not_yours",
        _("Only the secretariat or an administrator can change the house style."),
    )
    NO_COLOUR = "no_colour", _("This is no colour. Write it as # and six characters, for example #0b5563.")
    TOO_LIGHT = (
        "too_light",
        _("This colour is too light: its contrast with white is %(ratio)s. Choose a darker one, with 4.5 or more."),
    )
    NO_WORDS = (
        "no_words",
        _("Say in words what the logo says. It is read to who cannot see it."),
    )
    LOGO_TOO_BIG = "logo_too_big", _("The logo is larger than 2 MB. Save it smaller, or as SVG.")
    LOGO_OTHER = "logo_other", _("This is no picture that can be a logo. Choose PNG, SVG or JPEG.")
    LOGO_BROKEN = "logo_broken", _("The picture is damaged and cannot be drawn. Save it again, for example as PNG.")
    LOGO_ACTIVE = (
        "logo_active",
        _("The SVG holds scripts or pictures from elsewhere. For safety it is refused. Save it as PNG."),
    )
    LOGO_SMALL = (
        "logo_small",
        _("The picture is less than 100 dots high and would be blurred. Choose a larger one."),
    )
