"""History of decisions in words: one sentence per type of event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

TELLERS = {
    "decisions.proposal.written": gettext_noop("Proposal “%(title)s”: text written"),
    "decisions.proposal.points_written": gettext_noop("Proposal “%(title)s”: decision points written (%(points)s)"),
    "decisions.proposal.source_brought": gettext_noop("Proposal “%(title)s” is read from the document %(name)s"),
    "decisions.proposal.read_in": gettext_noop("Proposal “%(title)s”: %(taken)s parts taken over from the document"),
    "decisions.form.put_to_use": gettext_noop("Form “%(title)s”: version %(version)s put to use"),
    "decisions.form.version_started": gettext_noop("Form “%(title)s”: version %(version)s started"),
    "decisions.form.version_discarded": gettext_noop("Form “%(title)s”: version %(version)s thrown away"),
    "decisions.form.field_added": gettext_noop("Form “%(title)s”: field %(field)s added"),
    "decisions.form.field_changed": gettext_noop("Form “%(title)s”: field %(field)s changed"),
    "decisions.form.field_moved": gettext_noop("Form “%(title)s”: field %(field)s moved"),
    "decisions.form.field_removed": gettext_noop("Form “%(title)s”: field %(field)s taken off"),
    "decisions.form.renamed": gettext_noop("Form renamed to “%(title)s”"),
    "decisions.form.retired": gettext_noop("Form “%(title)s” no longer used"),
    "decisions.form.back_in_use": gettext_noop("Form “%(title)s” used again"),
    "decisions.proposal.weighed": gettext_noop("Proposal “%(title)s”: arguments, caveats and alternatives written"),
    "decisions.proposal.consulted": gettext_noop("Proposal “%(title)s”: noted with whom it was discussed"),
    "decisions.proposal.submitted": gettext_noop("Proposal “%(title)s” submitted"),
    "decisions.proposal.taken_back": gettext_noop("Proposal “%(title)s” taken back to write on"),
    "decisions.proposal.withdrawn": gettext_noop("Proposal “%(title)s” withdrawn"),
    "decisions.attachment.added": gettext_noop("Attachment “%(title)s” added"),
    "decisions.attachment.changed": gettext_noop("Attachment “%(title)s” changed"),
    "decisions.attachment.moved": gettext_noop("Attachment “%(title)s” moved to place %(place)s"),
    "decisions.attachment.removed": gettext_noop("Attachment “%(title)s” taken out"),
    "decisions.proposal.started": gettext_noop("Proposal “%(title)s” started"),
    "decisions.body.kept": gettext_noop("Rules of “%(title)s” kept"),
    "decisions.meeting.planned": gettext_noop("%(number)s meetings of “%(body)s” planned, the first on %(first)s"),
    "decisions.meeting.moved": gettext_noop("Meeting “%(title)s” moved"),
    "decisions.meeting.held": gettext_noop("Meeting “%(title)s” took place"),
    "decisions.meeting.cancelled": gettext_noop("Meeting “%(title)s” cancelled"),
    "decisions.meetings.imported": gettext_noop(
        "Calendar of “%(title)s” taken over: %(new)s new, %(moved)s moved, %(cancelled)s cancelled"
    ),
    "decisions.proposal.planned": gettext_noop("Proposal “%(title)s” planned in the meeting of %(day)s"),
    "decisions.proposal.unplanned": gettext_noop("Proposal “%(title)s” taken off the agenda"),
    "decisions.proposal.replanned": gettext_noop("The meeting of proposal “%(title)s” was cancelled"),
    "decisions.proposal.elsewhere": gettext_noop("“%(title)s”, decided elsewhere, registered"),
    "decisions.proposal.decided": gettext_noop("“%(title)s” decided: no point is open"),
    "decisions.proposal.reopened": gettext_noop("“%(title)s” has an open point again"),
    "decisions.outcome.recorded": gettext_noop(
        "Outcome of point %(number)s of “%(title)s”: %(outcome)s, decided on %(on)s"
    ),
    "decisions.outcome.revised": gettext_noop(
        "Point %(number)s of “%(title)s” revised by %(act)s on %(on)s: %(outcome)s"
    ),
    "decisions.outcome.told": gettext_noop("Outcome of “%(title)s” told to %(who)s"),
    "decisions.outcome.seen": gettext_noop("Outcome of “%(title)s” read"),
    "decisions.list.made": gettext_noop("Decision list “%(title)s” made"),
    "decisions.list.renewed": gettext_noop("Decision list “%(title)s” brought up to date"),
    "decisions.list.line_changed": gettext_noop("A line of decision list “%(title)s” changed"),
    "decisions.list.final": gettext_noop("Decision list “%(title)s” made final"),
    "decisions.secrecy.imposed": gettext_noop("Secrecy imposed on “%(title)s”"),
    "decisions.secrecy.given": gettext_noop("Secret “%(title)s” given to another body"),
    "decisions.secrecy.lifted": gettext_noop("Secrecy of “%(title)s” lifted"),
    "decisions.item.linked": gettext_noop("Item of the council linked: “%(title)s”"),
    "decisions.item.changed": gettext_noop("Item of the council brought up to date: “%(title)s”"),
    "decisions.items.taken_over": gettext_noop(
        "List of the council taken over: %(new)s new, %(renewed)s brought up to date"
    ),
    "decisions.letter.treated": gettext_noop("The council dealt with letter “%(title)s”"),
    "decisions.letter.started": gettext_noop("Letter “%(title)s” started"),
    "decisions.letter.changed": gettext_noop("Facts of letter “%(title)s” changed"),
    "decisions.letter.written": gettext_noop("Text of letter “%(title)s” written"),
    "decisions.letter.numbered": gettext_noop("Letter “%(title)s” got number %(number)s"),
    "decisions.letter.begun": gettext_noop("Letter “%(title)s” begun with what is known"),
    "decisions.letter.fact_inserted": gettext_noop("A fact was put into letter “%(title)s”"),
    "decisions.letter.fact_replaced": gettext_noop("A fact in letter “%(title)s” was replaced"),
    "decisions.letter.fact_kept": gettext_noop("A fact in letter “%(title)s” was kept as it is"),
    "decisions.letter.attached": gettext_noop("“%(attachment)s” attached to letter “%(title)s”"),
    "decisions.letter.detached": gettext_noop("“%(attachment)s” taken out of letter “%(title)s”"),
    "decisions.letter.finished": gettext_noop("Letter “%(title)s” ready to sign"),
    "decisions.letter.reopened": gettext_noop("Letter “%(title)s” opened again to write on"),
    "decisions.letter.adapted": gettext_noop("Letter “%(title)s” adapted to the outcome of point %(point)s"),
    "decisions.letter.signed": gettext_noop("Letter “%(title)s” signed"),
    "decisions.letter.handed_over": gettext_noop("Letter “%(title)s” handed over to the council"),
    "decisions.letter.lapsed": gettext_noop("Letter “%(title)s” lapsed"),
    "decisions.series.started": gettext_noop("Series of numbers “%(title)s” started"),
    "decisions.series.changed": gettext_noop("Series of numbers “%(title)s” changed"),
}
"""A sentence may name any word or code of its event; a word that was erased leaves a gap that says so."""


def told(sentence: str) -> Callable[[Any], str]:
    """Tell an event, with its note behind it."""

    def tell(event: Any) -> str:
        facts = defaultdict(lambda: _("(erased)"), {**event.codes, **event.words})
        note = event.words.get("note")
        return f"{_(sentence) % facts}{': “' + note + '”' if note else ''}"

    return tell
