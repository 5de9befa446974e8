"""States of a plan, an action and a progress report; done, accepted and proven are three things with three owners."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from .looking import BoardColumn as BoardColumn
from .looking import BulkField as BulkField
from .looking import ImportStatus as ImportStatus
from .looking import Order as Order
from .looking import ViewKind as ViewKind
from .sheets import ImportRefusal as ImportRefusal
from .sheets import OwnColumn as OwnColumn
from .sheets import OwnRefusal as OwnRefusal
from .sheets import RowFate as RowFate
from .sheets import RowProblem as RowProblem
from .sheets import SheetColumn as SheetColumn


class PlanStatus(TextChoices):
    """Life of an improvement plan."""

    DRAFT = "draft", _("Being written")
    CONSULTATION = "consultation", _("Being discussed with partners")
    ADOPTED = "adopted", _("Adopted")


class PlanStep(TextChoices):
    """What can be done with a plan."""

    CONSULT = "consult", _("Ask partners for comments")
    END_CONSULTATION = "end_consultation", _("End the consultation")
    ADOPT = "adopt", _("Adopt the plan")


class ActionStatus(TextChoices):
    """Life of an action: open, reported as done by its executor, accepted by the one who asked, or lapsed."""

    OPEN = "open", _("In progress")
    REPORTED_DONE = "reported_done", _("Reported as done")
    ACCEPTED = "accepted", _("Accepted")
    LAPSED = "lapsed", _("Lapsed")


class ActionStep(TextChoices):
    """What can be done with an action."""

    REPORT = "report", _("Report progress")
    REPORT_DONE = "report_done", _("Report as done")
    ACCEPT = "accept", _("Accept")
    RETURN = "return", _("Return")
    LAPSE = "lapse", _("Let it lapse")
    REOPEN = "reopen", _("Open it again")


class PartStatus(TextChoices):
    """Life of a contributing partner's part: the same three owners as an action has."""

    OPEN = "open", _("In progress")
    REPORTED_DONE = "reported_done", _("Reported as done")
    ACCEPTED = "accepted", _("Accepted")
    LAPSED = "lapsed", _("Lapsed")


class ReportStatus(TextChoices):
    """Life of a progress report: it is dated, and never overwrites an earlier one (rule `adopted-plan`)."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    ACCEPTED = "accepted", _("Accepted")
    RETURNED = "returned", _("Returned")


class Progress(TextChoices):
    """What the executor says about an action: four big choices."""

    ON_TRACK = "on_track", _("On schedule")
    DELAYED = "delayed", _("Running late")
    DONE = "done", _("Done")
    STUCK = "stuck", _("Cannot go on")


class CopyStatus(TextChoices):
    """The copy of what was registered for a party: is this right? (rule `on-behalf`)."""

    SENT = "sent", _("Copy sent: is this right?")
    CONFIRMED = "confirmed", _("They say it is right")
    DISPUTED = "disputed", _("They say it is not right")


class SourceKind(TextChoices):
    """Where something was said that is registered for a party (rule `on-behalf`)."""

    LETTER = "letter", _("a letter")
    MAIL = "mail", _("a mail")
    PHONE = "phone", _("a phone call")
    MEETING = "meeting", _("a meeting")


class BehalfRefusal(TextChoices):
    """Why a rule refuses what is registered for a party, or their answer to it."""

    NOT_A_COORDINATOR = "not_a_coordinator", _("Only a coordinator registers what a party said.")
    NEEDS_SOURCE = "needs_source", _("Say where they said it, and on which day.")
    SAID_IN_FUTURE = "said_in_future", _("This day is still to come. Fill in the day on which they said it.")
    NOT_THEIRS = "not_theirs", _("Only the party itself says whether this is right.")
    ANSWERED_ALREADY = "answered_already", _("This has been answered already.")
    NEEDS_REASON = "needs_reason", _("Say what is not right, so that it can be corrected.")
    DISPUTED = "disputed", _("The party says that this is not right. Return it, and register what they do say.")


class RoundStatus(TextChoices):
    """Whether a round still takes answers."""

    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")


class LinkState(TextChoices):
    """Whether a link in a mail still opens its form, and otherwise what happened (rule `mail-links`)."""

    OPEN = "open", _("This link works.")
    UNKNOWN = "unknown", _("This link does not exist. Perhaps a piece of the address fell off.")
    REVOKED = "revoked", _("The municipality withdrew this link, or sent you a newer one.")
    SWITCHED_OFF = "switched_off", _("This municipality does not use links in mails any more.")
    ROLE_ENDED = "role_ended", _("What this link asked about is not yours any more, so it has ended.")
    CLOSED = "closed", _("The round is closed: the municipality does not take answers by this link any more.")
    EXPIRED = "expired", _("This link was for one round, and its time is over.")


class RoundRefusal(TextChoices):
    """Why a rule about rounds refuses, in a sentence with the way out."""

    NOT_ADOPTED = "not_adopted", _("The plan has not been adopted yet. A round asks about an adopted plan.")
    DAY_PASSED = "day_passed", _("This day has passed. Choose a day to come.")
    NOBODY_ASKED = "nobody_asked", _("Choose at least one action that is running.")
    CLOSED = "closed", _("This round is closed already.")
    ASKED_ALREADY = "asked_already", _("An open round asks about one of these actions already. Close that one first.")
    LINKS_OFF = "links_off", _("Your municipality has switched off links in mails. People sign in to answer.")
    REVOKED_ALREADY = "revoked_already", _("This link does not work any more already.")
    NOT_ASKED = "not_asked", _("This person is not asked in this round.")


class RequestKind(TextChoices):
    """What a partner asks to change of what was agreed."""

    DELAY = "delay", _("A later date")
    CHANGE = "change", _("Another change")


class RequestStatus(TextChoices):
    """Life of a request for change (wijzigingsverzoek)."""

    WAITING = "waiting", _("Waits for a decision")
    GRANTED = "granted", _("Granted")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class ChangeField(TextChoices):
    """What of an action can change after the plan was adopted, always by a recorded act."""

    TITLE = "title", _("Action")
    OWNER = "owner", _("Responsible")
    RESULT = "result", _("Result that can be checked")
    EVIDENCE = "evidence_agreed", _("Agreed evidence")
    ASSURANCE = "assurance", _("How it lasts")
    START = "start_date", _("Start")
    DUE = "due_date", _("Due")
    REVIEW = "review_date", _("Review on")
    STATUS = "status", _("State")
    ADDED = "added", _("New action")


class DifferenceKind(TextChoices):
    """How an action that runs stands to the adopted plan."""

    UNCHANGED = "unchanged", _("As adopted")
    CHANGED = "changed", _("Changed")
    NEW = "new", _("New")
    LAPSED = "lapsed", _("Lapsed")


class AgendaKind(TextChoices):
    """What a steering meeting talks about, in this order; all of it computed from facts."""

    LATE = "late", _("Late")
    SILENT = "silent", _("Nothing heard")
    AT_RISK = "at_risk", _("At risk")
    REQUESTS = "requests", _("Requests for change that wait")
    REPORTS = "reports", _("Reports that wait for a decision")
    DISPUTED = "disputed", _("Somebody says it is not right")
    COPIES = "copies", _("Registered on behalf, and disputed")
    FINDINGS = "findings", _("Points without an action")


class CommentKind(TextChoices):
    """Why somebody says something."""

    CONSULTATION = "consultation", _("Comment on the draft plan")
    REMARK = "remark", _("Remark")
    NOT_RIGHT = "not_right", _("This is not right")


class Channel(TextChoices):
    """How a plan reached a party outside."""

    LINK = "link", _("By mail, with a link")
    LETTER = "letter", _("By letter or mail outside this system")
    HANDED = "handed", _("Handed over in a meeting")


class ReceiptProof(TextChoices):
    """What proves that a plan arrived: their own act, or their letter."""

    POST = "post", _("Confirmed by themselves")
    LETTER = "letter", _("Confirmed by letter or mail")


class HeldUpBy(TextChoices):
    """What can hold an action up before it is late itself."""

    DEPENDENCY = "dependency", _("An action it waits for")
    MILESTONE = "milestone", _("A milestone")
    PART = "part", _("A part of a partner")


class Signal(TextChoices):
    """Computed from facts, never typed in (rule `computed-signals`)."""

    LATE = "late", _("Late")
    SILENT = "silent", _("Nothing heard")
    AT_RISK = "at_risk", _("At risk")


class Refusal(TextChoices):
    """Why a rule of plans refuses, in a sentence with the way out."""

    NOT_A_COORDINATOR = "not_a_coordinator", _("Only a coordinator of this municipality can do this.")
    ONE_OWNER = "one_owner", _("An action has one responsible organisation or unit, not both.")
    ONE_CONTRIBUTOR = "one_contributor", _("A part belongs to one organisation or unit. Choose one.")
    PART_BEFORE_START = "part_before_start", _("The part is due before the action starts. Choose a later due date.")
    PART_OF_CLOSED = "part_of_closed", _("The action is closed, so nothing is asked about this part any more.")
    PARTS_OPEN = (
        "parts_open",
        _("Not all parts are ready. Return the report, or confirm that the action is done all the same and say why."),
    )
    UNKNOWN_BODY = "unknown_body", _("This organisation or unit is not known to the municipality. Add it first.")
    OTHER_TRAJECTORY = "other_trajectory", _("This finding belongs to another municipality.")
    CIRCLE = "circle", _("This would be a circle: %(circle)s. Choose another action, or take one of these away first.")
    WAITS_FOR_ITSELF = "waits_for_itself", _("An action cannot wait for itself. Choose another one.")
    REACHED_IN_FUTURE = "reached_in_future", _("This day is still to come. Fill in the day on which it was reached.")
    ONE_PARTICIPANT = "one_participant", _("A participant is one organisation or unit. Choose one.")
    TAKES_PART_ALREADY = "takes_part_already", _("This organisation or unit takes part already.")
    PARTICIPANT_HAS_WORK = (
        "participant_has_work",
        _("Actions or parts of this plan are theirs. Give these to somebody else first."),
    )
    ONE_KEEPER = "one_keeper", _("A good example has one keeper. Choose one organisation or unit.")
    NOT_AN_EXAMPLE = "not_an_example", _("Only a good example has a keeper; a point to improve has actions.")
    OTHER_PLAN = "other_plan", _("This belongs to another plan. Choose something of this plan.")
    DUE_BEFORE_START = "due_before_start", _("The due date is before the start. Choose a later due date.")
    HAS_GAPS = "has_gaps", _("The plan cannot be adopted yet: fill in what is missing first.")
    NO_ACTIONS = "no_actions", _("The plan has no actions yet. Add an action first.")
    ADOPTED_ALREADY = "adopted_already", _("The plan has been adopted already.")
    FROZEN = (
        "frozen",
        _("The plan has been adopted, so what was agreed stays as it is. Steer the plan to change it."),
    )
    NOTHING_TO_STEER = (
        "nothing_to_steer",
        _("The plan has not been adopted yet: change it directly. Steering comes after that."),
    )
    NEEDS_ADJUSTMENT = "needs_adjustment", _("Say what was seen, what was decided, and who does what.")
    DECIDED_IN_FUTURE = "decided_in_future", _("This day is still to come. Fill in the day of the decision.")
    ACTION_CLOSED = (
        "action_closed",
        _("This action is closed, so what was agreed stays as it is. Open it again first."),
    )
    INCOMPLETE = "incomplete", _("An action of an adopted plan lacks nothing. Still missing:")
    NOTHING_CHANGED = "nothing_changed", _("Nothing differs from what was agreed. Change something, or go back.")
    NEEDS_SOURCE = "needs_source", _("Say where this was taken from: a letter, a mail, a meeting, and its date.")
    MEETING_TO_COME = "meeting_to_come", _("This meeting is still to come. Close it after it was held.")
    MEETING_CLOSED = "meeting_closed", _("This meeting was closed, so its minutes stay as they are.")
    WORKED_OUT_ALREADY = "worked_out_already", _("This decision was worked out already.")
    ASKED_TOO_LATE = (
        "asked_too_late",
        _("This action was closed in the meantime, so nothing can be asked about it. What you typed is still here."),
    )
    NEEDS_REASON = "needs_reason", _("Say why, so that the coordinator can decide.")
    NEEDS_PROPOSAL = "needs_proposal", _("Say what you propose instead.")
    NEEDS_DAY = "needs_day", _("Say which day you propose.")
    NOT_LATER = "not_later", _("This day is not later than what was agreed. Choose a later day.")
    WAITS_ALREADY = (
        "waits_already",
        _("A request of this kind about this action waits already. Withdraw it first, or wait for the decision."),
    )
    DECIDED_ALREADY = "decided_already", _("This request does not wait for a decision any more.")
    NOT_YOUR_OWN_REQUEST = (
        "not_your_own_request",
        _("Nobody decides about a request of their own organisation. Another coordinator has to decide."),
    )
    STEP_NOT_YOURS = "step_not_yours", _("This step belongs to somebody else.")
    STEP_NOT_NOW = "step_not_now", _("This step cannot be taken now.")
    NOT_YOUR_OWN = "not_your_own", _("Nobody accepts what they reported themselves. Somebody else has to judge it.")
    NEEDS_NOTE = "needs_note", _("Explain your decision, so that everybody can understand it later.")
    NEEDS_EVIDENCE = (
        "needs_evidence",
        _("The agreed evidence is missing from the report. Return it and ask for the evidence."),
    )
    NEEDS_TEXT = "needs_text", _("Write one or two sentences about how it is going.")
    NEEDS_ADDRESS = "needs_address", _("Fill in the mail address it goes to.")
    NEEDS_SENT_DAY = "needs_sent_day", _("Fill in the day on which it was sent or handed over; that day has come.")
    NEEDS_NAME = "needs_name", _("Fill in who you are.")
    RECEIVED_ALREADY = "received_already", _("Receipt was confirmed already.")
    NOT_RECEIVED_THEN = "not_received_then", _("Choose a day between the day it was shared and today.")
    NEEDS_VALUE = "needs_value", _("Fill in what it becomes.")
    NO_ACTIONS_CHOSEN = "no_actions_chosen", _("Choose at least one action.")
    BULK_REFUSED = "bulk_refused", _("Nothing was changed. For these actions it cannot be done:")
    VIEW_NOT_YOURS = "view_not_yours", _("Only whoever kept this view can throw it away.")
    NEEDS_FORECAST = "needs_forecast", _("Say when you expect to be ready.")
    NOT_ADOPTED = "not_adopted", _("The plan has not been adopted yet. Progress is reported after that.")
    ADOPTED_IN_FUTURE = (
        "adopted_in_future",
        _("This day is still to come. Fill in the day on which the plan was adopted."),
    )
    CHANGED_MEANWHILE = (
        "changed_meanwhile",
        _("Somebody else saved this in the meantime. What you typed is still here; compare it and save again."),
    )


class TalkRefusal(TextChoices):
    """Why a comment, its answer or a consultation is refused, with the way out."""

    UNTIL_PAST = "until_past", _("This day has passed. Choose a day to come.")
    TAKES_NO_PART = "takes_no_part", _("Only who takes part in the plan comments on it.")
    NOT_ASKED = "not_asked", _("No comments are asked on this plan now.")
    TOO_LATE = "too_late", _("The time to comment is over. Ask the coordinator for more time.")
    NEEDS_WORDS = "needs_words", _("Write what you want to say.")
    NEEDS_ANSWER = "needs_answer", _("Say what was done with the comment.")
    OTHER_ACTION = "other_action", _("This remark stands with another action.")
    CANNOT_SEE = "cannot_see", _("Somebody you mention may not see this action. Choose somebody else.")
    COMMENTS_OPEN = (
        "comments_open",
        _("%(number)s comments of partners have no answer yet. Answer these first; then the plan can be adopted."),
    )


class Gap(TextChoices):
    """What an action still lacks before the plan can be adopted (rule `one-owner`)."""

    OWNER = "owner", _("Who is responsible?")
    RESULT = "result", _("What is the result that can be checked?")
    EVIDENCE = "evidence", _("Which evidence was agreed?")
    START = "start", _("When does it start?")
    DUE = "due", _("When is it due?")
    REVIEW = "review", _("When is it reviewed?")
    FINDING = "finding", _("Which finding does it serve?")
    PART = "part", _("When is a part due, and which evidence was agreed for it?")

    @property
    def field(self) -> str:
        """The field of the form of an action that fills this gap; parts have forms of their own."""
        return {
            "part": "",
            "evidence": "evidence_agreed",
            "finding": "findings",
            "owner": "owner",
            "result": "result",
        }.get(self.value, f"{self.value}_date")
