"""Frameworks, tests, decisions of the council and outcomes in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from .told import told

TELLERS = {
    "supervision.framework.registered": told(lambda: _("Framework registered"), "title"),
    "supervision.framework.copied": told(lambda: _("New version of the framework made"), "label"),
    "supervision.framework.changed": told(lambda: _("Names of the framework changed"), "title"),
    "supervision.framework.scale_set": told(lambda: _("Scale of the framework changed"), "label"),
    "supervision.framework.theme_changed": told(lambda: _("Theme changed"), "text"),
    "supervision.framework.imported": told(lambda: _("Expectations read in from a sheet"), "label"),
    "supervision.framework.expectation_added": told(lambda: _("Expectation added"), "text"),
    "supervision.framework.expectation_changed": told(lambda: _("Expectation changed"), "text"),
    "supervision.framework.expectation_removed": told(lambda: _("Expectation taken out"), "text"),
    "supervision.assessment.opened": told(lambda: _("Test opened"), "title"),
    "supervision.assessment.filled_in": told(lambda: _("Judgements of a test filled in"), "title"),
    "supervision.assessment.registered": told(lambda: _("Test registered"), "title"),
    "supervision.assessment.dropped": told(lambda: _("Test opened by mistake thrown away"), "title"),
    "supervision.finding.expectations_linked": told(lambda: _("Finding linked to expectations"), "text"),
    "supervision.finding.decided_by_council": told(lambda: _("The council decided about a finding"), "text", "number"),
    "supervision.finding.lapsed": told(lambda: _("Finding lapsed"), "note", "text"),
    "supervision.finding.escalated": told(lambda: _("Finding escalated: outside own influence"), "addressee", "note"),
    "supervision.finding.settled": told(lambda: _("Finding settled by the council"), "decision", "note"),
    "supervision.finding.reopened": told(lambda: _("Finding opened again"), "note", "text"),
}
