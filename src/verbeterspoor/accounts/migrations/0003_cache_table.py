"""Make the table of the shared cache, in which throttling of sign-in is counted; `migrate` is then all it takes."""

from django.core.management import call_command
from django.db import migrations


def make_table(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_temporary_password")]
    operations = [migrations.RunPython(make_table, migrations.RunPython.noop)]
