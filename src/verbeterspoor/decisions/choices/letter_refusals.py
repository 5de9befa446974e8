"""Why a rule about letters refuses, and why a letter contradicts what was decided; with the way out."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class LetterRefusal(TextChoices):
    """Refusals about letters, their numbers and their signatures."""

    TEXT_IS_FIXED = (
        "text_is_fixed",
        _("The text is fixed since the letter is ready to sign. Choose “Write on” first."),
    )
    NOT_OF_THIS_PROPOSAL = (
        "not_of_this_proposal",
        _("This point belongs to another proposal. Choose points of the proposal the letter came with."),
    )
    OTHER_TRAJECTORY = "other_trajectory", _("This proposal is about another trajectory.")
    NO_LETTER_FORM = "no_letter_form", _("Choose a letter or an information note.")
    NO_SUCH_SECTION = "no_such_section", _("This section does not belong to the form of this letter.")
    LATER_NEEDS_A_DAY = "later_needs_a_day", _("Say from which day the letter is public.")
    SECRET_NEEDS_SECRECY = (
        "secret_needs_secrecy",
        _("A letter is secret only when a body imposed secrecy. Choose the secrecy that was imposed."),
    )
    EMBARGO_WITH_WHOM = "embargo_with_whom", _("Say with whom the embargo was agreed, or leave the moment empty.")
    SECTIONS_MISSING = "sections_missing", _("Write these sections first: %(sections)s.")
    NEEDS_NUMBER = "needs_number", _("Give the letter its number first: it carries it from now on.")
    NEEDS_HOLDER = (
        "needs_holder",
        _("Choose the portfolio holder first: the letter rests on the signature of the portfolio holder."),
    )
    CONTRADICTS = "contradicts", _("The letter contradicts what was decided. %(reasons)s")
    SIGNED_BEFORE_DECISION = (
        "signed_before_decision",
        _("The letter was decided on %(day)s. It cannot be signed before that day."),
    )
    SIGNED_IN_FUTURE = "signed_in_future", _("Somebody cannot have signed on a day that is still to come.")
    WRONG_SIGNATURES = (
        "wrong_signatures",
        _("A letter of the executive is signed by the mayor and the secretary, a note by the portfolio holder."),
    )
    NEEDS_NAME = "needs_name", _("Say whose name stands under the letter.")
    NEEDS_MANDATE = "needs_mandate", _("Say which mandate decision allows to sign by mandate.")
    UNDER_EMBARGO = (
        "under_embargo",
        _("There is an embargo until %(moment)s. Hand the letter over after that moment."),
    )
    NEEDS_REASON = "needs_reason", _("Say why in a sentence.")
    NUMBER_USED = "number_used", _("The number %(number)s belongs to the letter “%(subject)s” already. Choose another.")
    NUMBER_LAPSED = (
        "number_lapsed",
        _("The number %(number)s lapsed (%(reason)s) and is never given out again. Choose another."),
    )
    HAS_NUMBER = "has_number", _("The letter has its number already: %(number)s.")
    NOT_FOR_SERIES = (
        "not_for_series",
        _("Only the secretariat or an administrator of this municipality keeps the series of numbers."),
    )
    SERIES_NAMED = "series_named", _("There is a series with this name. Choose another name.")
    SERIES_GOES_ON = (
        "series_goes_on",
        _("The next number is %(next)s. A series only goes on: choose this number or a higher one."),
    )
    SKIPPED_TOO_MANY = "skipped_too_many", _("At most 500 numbers can be skipped at once. Make a new series instead.")
    SKIPPED_NEEDS_REASON = (
        "skipped_needs_reason",
        _("Numbers are skipped. Say why: they are shown as lapsed, with this reason."),
    )
    NOTHING_TO_ADAPT = "nothing_to_adapt", _("The letter agrees with this outcome already.")
    NO_SUCH_FACT = "no_such_fact", _("The trajectory does not know this fact yet.")
    WORDS_NOT_FOUND = (
        "words_not_found",
        _("The words “%(words)s” do not stand in the letter exactly once. Change the text yourself, or say why."),
    )


class ContradictionKind(TextChoices):
    """Why a letter contradicts what was decided; the label is the sentence, with the way out."""

    WITHOUT_POINTS = (
        "without_points",
        _("The letter rests on a decision, but no decision point was chosen. Choose the points it rests on."),
    )
    NOT_DECIDED = "not_decided", _("Point %(number)s is not decided yet. Wait for the outcome, or drop the point.")
    HELD = "held", _("Point %(number)s is held. Wait for a new outcome, drop the point, or let the letter lapse.")
    HELD_UNTIL = (
        "held_until",
        _("Point %(number)s is held until %(day)s. Wait for a new outcome, drop the point, or let the letter lapse."),
    )
    WITHDRAWN = "withdrawn", _("Point %(number)s was withdrawn. Drop the point, or let the letter lapse.")
    AMENDED = (
        "amended",
        _("Point %(number)s was amended: “%(text)s”. Adapt the letter and say what you changed, or drop the point."),
    )
    REVISED = (
        "revised",
        _("Point %(number)s was revised: “%(text)s”. Adapt the letter and say what you changed, or drop the point."),
    )
    SECRET = (
        "secret",
        _("Point %(number)s is secret and the letter is not. Make the letter secret too, or drop the point."),
    )
