"""History in words of what is written in a plan: parts of partners."""

from __future__ import annotations

from django.utils.translation import gettext_noop

WRITING = {
    "plans.part.added": gettext_noop("Part “%(part)s” of “%(title)s” added"),
    "plans.part.changed": gettext_noop("Part “%(part)s” of “%(title)s” changed"),
    "plans.part.removed": gettext_noop("Part “%(part)s” of “%(title)s” taken out of the plan"),
    "plans.part.reported": gettext_noop("Progress of part “%(part)s” of “%(title)s” reported: %(progress)s"),
    "plans.part.accepted": gettext_noop("Report about part “%(part)s” of “%(title)s” accepted"),
    "plans.part.returned": gettext_noop("Report about part “%(part)s” of “%(title)s” returned"),
}
