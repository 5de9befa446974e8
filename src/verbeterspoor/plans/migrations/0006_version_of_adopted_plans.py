"""Give plans that were adopted before versions existed a version 1: what stands in them now is what was adopted."""

import uuid
from datetime import UTC, datetime, time

from django.db import migrations

NOBODY_KNOWN = uuid.UUID(int=0)


def give_version(apps, schema_editor):
    Plan = apps.get_model("plans", "Plan")
    PlanVersion = apps.get_model("plans", "PlanVersion")
    AdoptedAction = apps.get_model("plans", "AdoptedAction")
    for plan in Plan.objects.filter(status="adopted", versions__isnull=True).order_by("pk"):
        version = PlanVersion.objects.create(
            plan=plan, number=1, title=plan.title, effect=plan.effect, adopted_date=plan.adopted_date,
            recorded_at=datetime.combine(plan.adopted_date, time(12), tzinfo=UTC), recorded_by_id=NOBODY_KNOWN,
        )  # fmt: skip
        kept = plan.actions.exclude(status="lapsed").select_related("organisation", "unit", "goal")
        AdoptedAction.objects.bulk_create(
            [as_adopted(AdoptedAction, version, action) for action in kept.prefetch_related("findings__parent")],
            batch_size=500,
        )


def as_adopted(AdoptedAction, version, action):
    owner = action.organisation or action.unit
    numbers = [
        f"{finding.parent.number if finding.parent else ''}{finding.number}" for finding in action.findings.all()
    ]
    return AdoptedAction(
        version=version, action=action, number=action.number, title=action.title, result=action.result,
        evidence_agreed=action.evidence_agreed, assurance=action.assurance, owner_name=owner.name if owner else "",
        goal=f"{action.goal.number}. {action.goal.title}" if action.goal else "",
        findings=", ".join(filter(None, numbers))[:400], start_date=action.start_date, due_date=action.due_date,
        is_ongoing=action.is_ongoing, review_date=action.review_date,
    )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("plans", "0005_report_keeps_its_name")]

    operations = [migrations.RunPython(give_version, migrations.RunPython.noop)]
