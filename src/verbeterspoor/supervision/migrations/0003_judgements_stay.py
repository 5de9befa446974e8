"""A judgement is never edited: the database itself refuses it (rule `scales`); a re-test adds one."""

from django.db import migrations

TABLE = "supervision_judgement"

SQLITE = [
    f"CREATE TRIGGER IF NOT EXISTS {TABLE}_stays BEFORE UPDATE ON {TABLE} "
    "BEGIN SELECT RAISE(ABORT, 'a judgement is never edited'); END"
]
SQLITE_BACK = [f"DROP TRIGGER IF EXISTS {TABLE}_stays"]

POSTGRESQL_BACK = [f"DROP TRIGGER IF EXISTS {TABLE}_stays ON {TABLE}", f"DROP FUNCTION IF EXISTS {TABLE}_refuse()"]
POSTGRESQL = [
    *POSTGRESQL_BACK,
    f"CREATE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'a judgement is never edited' USING ERRCODE = 'integrity_constraint_violation'; END $$",
    f"CREATE TRIGGER {TABLE}_stays BEFORE UPDATE ON {TABLE} FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()",
]


def guard(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def unguard(apps, schema_editor):
    for statement in SQLITE_BACK if schema_editor.connection.vendor == "sqlite" else POSTGRESQL_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("supervision", "0002_origins_and_sources")]
    operations = [migrations.RunPython(guard, unguard)]
