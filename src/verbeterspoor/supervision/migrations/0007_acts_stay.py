"""What was registered about a finding or in a test is never edited: the database itself refuses it (rule `scales`)."""

from django.db import migrations

WHEN_FINISHED = "EXISTS (SELECT 1 FROM supervision_assessment WHERE id = {row}.assessment_id AND finished_at IS NOT NULL)"
WHEN_FROZEN = (
    "EXISTS (SELECT 1 FROM supervision_frameworkversion WHERE id = OLD.framework_version_id AND frozen_at IS NOT NULL)"
)

GUARDS = [
    ("supervision_councildecision", "UPDATE", "", "a decision of the council is never edited"),
    ("supervision_findingoutcome", "UPDATE", "", "an act about a finding is never edited"),
    ("supervision_assessment", "UPDATE", "OLD.finished_at IS NOT NULL", "a registered test is never edited"),
    ("supervision_expectationjudgement", "UPDATE", WHEN_FINISHED.format(row="OLD"), "a judgement is never edited"),
    ("supervision_expectationjudgement", "INSERT", WHEN_FINISHED.format(row="NEW"), "a registered test is full"),
    ("supervision_expectation", "UPDATE", WHEN_FROZEN, "a version that is used is never edited"),
    ("supervision_scalevalue", "UPDATE", WHEN_FROZEN, "a version that is used is never edited"),
]
"""Table, what is refused, when (always if empty), and why."""


def guard(apps, schema_editor):
    unguard(apps, schema_editor)
    for table, verb, condition, reason in GUARDS:
        name = f"{table}_{verb.lower()}_stays"
        if schema_editor.connection.vendor == "sqlite":
            when = f"WHEN {condition} " if condition else ""
            schema_editor.execute(
                f"CREATE TRIGGER {name} BEFORE {verb} ON {table} {when}BEGIN SELECT RAISE(ABORT, '{reason}'); END"
            )
            continue
        raised = f"RAISE EXCEPTION '{reason}' USING ERRCODE = 'integrity_constraint_violation';"
        checked = f"IF {condition} THEN {raised} END IF;" if condition else raised
        schema_editor.execute(
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {checked} RETURN NEW; END $$"
        )
        schema_editor.execute(
            f"CREATE TRIGGER {name} BEFORE {verb} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
        )


def unguard(apps, schema_editor):
    for table, verb, _condition, _reason in GUARDS:
        name = f"{table}_{verb.lower()}_stays"
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}")
        else:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")
            schema_editor.execute(f"DROP FUNCTION IF EXISTS {name}()")


class Migration(migrations.Migration):
    dependencies = [("supervision", "0006_status_of_known_investigations")]
    operations = [migrations.RunPython(guard, unguard)]
