"""Events can only be added: the database itself refuses to change, delete or empty them (rule `events`)."""

from django.db import migrations

TABLE = "history_event"

SQLITE = [
    f"CREATE TRIGGER IF NOT EXISTS history_event_no_{verb.lower()} BEFORE {verb} ON {TABLE} "
    "BEGIN SELECT RAISE(ABORT, 'history is append-only'); END"
    for verb in ("UPDATE", "DELETE")
]
SQLITE_BACK = [f"DROP TRIGGER IF EXISTS history_event_no_{verb}" for verb in ("update", "delete")]

POSTGRESQL_BACK = [
    f"DROP TRIGGER IF EXISTS history_event_no_change ON {TABLE}",
    f"DROP TRIGGER IF EXISTS history_event_no_truncate ON {TABLE}",
    "DROP FUNCTION IF EXISTS history_refuse()",
]
POSTGRESQL = [
    *POSTGRESQL_BACK,
    "CREATE FUNCTION history_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'history is append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$",
    f"CREATE TRIGGER history_event_no_change BEFORE UPDATE OR DELETE ON {TABLE} "
    "FOR EACH ROW EXECUTE FUNCTION history_refuse()",
    f"CREATE TRIGGER history_event_no_truncate BEFORE TRUNCATE ON {TABLE} "
    "FOR EACH STATEMENT EXECUTE FUNCTION history_refuse()",
]


def guard(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def unguard(apps, schema_editor):
    for statement in SQLITE_BACK if schema_editor.connection.vendor == "sqlite" else POSTGRESQL_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("history", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
