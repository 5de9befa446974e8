"""Let investigations that were registered before stand as far as their dates and reports prove."""

from django.db import migrations


def stand_where_dates_prove(apps, schema_editor):
    investigations = apps.get_model("supervision", "Investigation").objects.filter(changes__isnull=True)
    change = apps.get_model("supervision", "StatusChange").objects
    for one in investigations.order_by("pk").prefetch_related("reports"):
        reports = list(one.reports.all())
        published = min((report.presented_at for report in reports if report.presented_at), default=None)
        final = next((report for report in reports if report.version != "draft" and report.dated), None)
        registered = apps.get_model("trajectories", "Trajectory").objects.get(pk=one.trajectory_id).created_at
        steps = [("announce", "announced", None, "")]
        if one.started_date or one.started_text:
            steps.append(("start", "fieldwork", one.started_date, one.started_text))
        if final:
            steps.append(("finalise", "final", final.dated, ""))
            if published:
                steps.append(("publish", "published", published.date(), ""))
        before = ""
        for step, status, day, words in steps:
            change.create(
                investigation=one, step=step, from_status=before, status=status, happened_date=day,
                happened_text=words, registered_at=registered,
            )  # fmt: skip
            before = status
        type(one).objects.filter(pk=one.pk).update(status=before)


class Migration(migrations.Migration):
    dependencies = [("supervision", "0005_investigation_life")]
    operations = [migrations.RunPython(stand_where_dates_prove, migrations.RunPython.noop)]
