"""What was found, promised and judged, as far as somebody may see it."""

from __future__ import annotations

from verbeterspoor.organisations.models import Organisation

from .models import Finding, Investigation


def investigating_bodies(finding: Finding) -> list[Organisation]:
    """Return the bodies that made a finding, in any of its reports, and the bodies these consist of."""
    reports = [finding.report_id, *finding.also_in.values_list("pk", flat=True)]
    investigations = Investigation.objects.filter(reports__in=reports)
    lead = Organisation.objects.filter(pk__in=Investigation.bodies.through.objects.filter(
        investigation__in=investigations).values("organisation_id"))  # fmt: skip
    parts = Organisation.bodies.through.objects.filter(from_organisation__in=lead).values("to_organisation_id")
    return list((lead | Organisation.objects.filter(pk__in=parts)).distinct())


def investigating_ids(finding: Finding) -> set[int]:
    """Return the ids of `investigating_bodies`."""
    return {body.pk for body in investigating_bodies(finding)}
