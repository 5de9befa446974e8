"""History in words of what is written in a plan: its parts, goals, participants and comments."""

from __future__ import annotations

from django.utils.translation import gettext_noop

WRITING = {
    "plans.plan.consulted": gettext_noop("Comments asked on plan “%(title)s”"),
    "plans.plan.consultation_ended": gettext_noop("Consultation on plan “%(title)s” ended"),
    "plans.comment.given": gettext_noop("Comment on the draft of “%(title)s”"),
    "plans.comment.said": gettext_noop("Remark about “%(title)s”"),
    "plans.comment.objected": gettext_noop("“%(title)s” is said not to be right"),
    "plans.comment.answered": gettext_noop("Comment on “%(title)s” answered"),
    "plans.goal.added": gettext_noop("Goal “%(part)s” added to plan “%(title)s”"),
    "plans.goal.changed": gettext_noop("Goal “%(part)s” of plan “%(title)s” changed"),
    "plans.goal.removed": gettext_noop("Goal “%(part)s” taken out of plan “%(title)s”"),
    "plans.participant.added": gettext_noop("“%(part)s” takes part in plan “%(title)s”"),
    "plans.participant.changed": gettext_noop("How “%(part)s” takes part in plan “%(title)s” changed"),
    "plans.participant.removed": gettext_noop("“%(part)s” does not take part in plan “%(title)s” any more"),
    "plans.keeper.appointed": gettext_noop("“%(part)s” keeps a good example of plan “%(title)s”"),
    "plans.keeper.dismissed": gettext_noop("“%(part)s” does not keep a good example of plan “%(title)s” any more"),
    "plans.dependency.added": gettext_noop("“%(title)s” waits for “%(part)s”"),
    "plans.dependency.removed": gettext_noop("“%(title)s” does not wait for “%(part)s” any more"),
    "plans.milestone.added": gettext_noop("Milestone “%(part)s” of “%(title)s” added"),
    "plans.milestone.changed": gettext_noop("Milestone “%(part)s” of “%(title)s” changed"),
    "plans.milestone.removed": gettext_noop("Milestone “%(part)s” of “%(title)s” taken out of the plan"),
    "plans.milestone.reached": gettext_noop("Milestone “%(part)s” of “%(title)s” reached"),
    "plans.part.added": gettext_noop("Part “%(part)s” of “%(title)s” added"),
    "plans.part.changed": gettext_noop("Part “%(part)s” of “%(title)s” changed"),
    "plans.part.removed": gettext_noop("Part “%(part)s” of “%(title)s” taken out of the plan"),
    "plans.part.reported": gettext_noop("Progress of part “%(part)s” of “%(title)s” reported: %(progress)s"),
    "plans.part.accepted": gettext_noop("Report about part “%(part)s” of “%(title)s” accepted"),
    "plans.part.returned": gettext_noop("Report about part “%(part)s” of “%(title)s” returned"),
}
