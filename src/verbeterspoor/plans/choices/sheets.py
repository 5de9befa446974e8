"""What stands in a table of actions that leaves or comes in."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SheetColumn(TextChoices):
    """A column of a table of actions; the same for Excel, CSV and Word, and known again when it comes back."""

    ID = "id", _("Code")
    NUMBER = "number", _("No.")
    TITLE = "title", _("Action")
    FINDINGS = "findings", _("Serves findings")
    GOAL = "goal", _("Goal")
    OWNER = "owner", _("Responsible")
    PARTS = "parts", _("Parts of others")
    START = "start_date", _("Start")
    DUE = "due_date", _("Due")
    REVIEW = "review_date", _("Review on")
    RESULT = "result", _("Result that can be checked")
    EVIDENCE = "evidence_agreed", _("Agreed evidence")
    ASSURANCE = "assurance", _("How it lasts (assurance)")
    STATUS = "status", _("State")
    SAID = "said", _("Last said about progress")
    HEARD = "heard", _("Last heard")
    SIGNALS = "signals", _("Needs attention")


class RowFate(TextChoices):
    """What becomes of a row of a table that comes in."""

    NEW = "new", _("New")
    CHANGED = "changed", _("Changed")
    UNCHANGED = "unchanged", _("Unchanged")
    SKIPPED = "skipped", _("Passed over")
    PROBLEM = "problem", _("Cannot be read in yet")


class RowProblem(TextChoices):
    """Why a row cannot be taken over yet, with the way out."""

    NO_TITLE = "no_title", _("It does not say what is done. Fill it in, or pass this row over.")
    TOO_LONG = "too_long", _("This is %(length)s characters; there is room for %(most)s.")
    UNKNOWN_CODE = "unknown_code", _("This code is not of an action in this plan. Empty it to add a new action.")
    SAME_ACTION = "same_action", _("Row %(row)s is about the same action. Pass one of them over.")
    UNKNOWN_BODY = (
        "unknown_body",
        _("“%(text)s” is not known here. Choose an organisation or unit, or register it first."),
    )
    SEVERAL_BODIES = (
        "several_bodies",
        _("“%(text)s” names several. One is responsible: choose; the others can get a part afterwards."),
    )
    ALIKE_BODIES = "alike_bodies", _("More than one organisation or unit is called “%(text)s”. Choose the right one.")
    UNKNOWN_FINDING = "unknown_finding", _("There is no finding “%(text)s” here. Choose one, or leave it empty.")
    UNKNOWN_GOAL = "unknown_goal", _("The plan has no goal “%(text)s”. Add the goal first, or leave it empty.")
    CLIENT_DATA = "client_data", _("This looks like data of a client: %(hits)s. Take it out.")
    MAYBE_CLIENT_DATA = "maybe_client_data", _("Look whether this is data of a client: %(hits)s.")


class ImportRefusal(TextChoices):
    """Why a table is not taken over, with the way out."""

    ADOPTED = "adopted", _("The plan has been adopted, so a table does not change it any more. Steer the plan instead.")
    PROBLEMS_LEFT = "problems_left", _("Nothing was taken over: mend these rows first, or pass them over.")
    NOTHING_LEFT = "nothing_left", _("There is nothing to take over: every row is unchanged or passed over.")
    FINISHED = "finished", _("This table has been taken over or put aside already.")
    NO_TITLE_COLUMN = "no_title_column", _("Say which column holds the action.")
    NOTHING_GIVEN = "nothing_given", _("Choose a file, or paste a table.")
    NO_ROWS = "no_rows", _("This table has no rows below its titles.")
    ONE_COLUMN_TWICE = "one_column_twice", _("One column cannot be two things. Choose another column.")


class OwnColumn(TextChoices):
    """A column of the table in which an executor says how it is going; the last four are theirs to fill in."""

    ID = "id", _("Code")
    TRAJECTORY = "trajectory", _("Trajectory")
    TITLE = "title", _("Action")
    DUE = "due", _("Due")
    AGREED = "agreed", _("Agreed evidence")
    PROGRESS = "progress", _("How is it going?")
    TEXT = "text", _("Explanation")
    FORECAST = "forecast_date", _("Expected to be ready on")
    EVIDENCE = "evidence", _("Evidence")


class OwnRefusal(TextChoices):
    """Why a row or file that an executor sent back cannot be used, with the way out."""

    NOT_OURS = "not_ours", _("This is not the file of My actions. Take that file along first, and fill it in.")
    NOT_YOURS = "not_yours", _("This row is not about an action of yours in this municipality.")
    NOTHING_FILLED = "nothing_filled", _("No row has been filled in. Choose per action how it is going.")
    TOO_MANY = "too_many", _("Send back at most %(most)s filled rows at a time.")
    CHOOSE_PROGRESS = "choose_progress", _("Choose how it is going.")
    UNKNOWN_PROGRESS = "unknown_progress", _("“%(text)s” is none of the four choices. Choose one.")
