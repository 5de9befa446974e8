"""Facts for the pages about the case system: pairs of a name and what it says."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verbeterspoor.foundation.dates import local_day, moment_said, said, said_short
from verbeterspoor.foundation.templatetags.components import said_size
from verbeterspoor.trajectories.models import CasePackage, Retention, Trajectory

Facts = list[tuple[str, str]]


def kept_facts(trajectory: Trajectory, retention: Retention | None) -> Facts:
    """Say under which number and how long a trajectory is kept."""
    facts = [(_("Case number"), trajectory.case_number)]
    if retention:
        label = retention.other_category or str(retention.get_category_display())
        who = f"{retention.set_by_name}, {said_short(local_day(retention.set_at))}"
        facts += [
            (_("Category"), label), (_("In the end"), in_the_end(retention)),
            (_("Why?"), f"{retention.reason} ({who})"),
        ]  # fmt: skip
    closed = f"{said(trajectory.closed_date)}: {trajectory.closed_note}" if trajectory.closed_date else _("not yet")
    return [*facts, (_("Closed"), closed)]


def in_the_end(retention: Retention) -> str:
    """Say what happens in the end, and when."""
    if retention.action_date:
        return _("destroy, not before %(day)s") % {"day": said(retention.action_date)}
    if retention.years:
        years = ngettext("%(number)s year", "%(number)s years", retention.years) % {"number": retention.years}
        return _("destroy, %(years)s after closing") % {"years": years}
    return str(retention.get_nomination_display())


def package_facts(package: CasePackage) -> Facts:
    """Say when a package was made, by whom, and how it is known."""
    made = moment_said(package.made_at) if package.made_at else ""
    return [
        (_("Made"), made),
        (_("By"), package.asked_by_name),
        (_("Documents"), str(package.total)),
        (_("Size"), str(said_size(package.size))),
        (_("Hash of the manifest (SHA-256)"), package.manifest_sha256),
    ]


def receipt_facts(package: CasePackage) -> Facts:
    """Say what the case system answered, and who typed it over."""
    if not package.received_date or not package.received_registered_at:
        return []
    typed = f"{package.received_registered_by_name}, {moment_said(package.received_registered_at)}"
    return [
        (_("Received on"), said(package.received_date)),
        (_("Number or name of the receipt"), package.received_reference),
        (_("Received by"), package.received_by),
        (_("Typed by"), typed),
    ]
