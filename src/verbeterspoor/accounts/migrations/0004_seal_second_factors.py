"""Seal the secrets of second factors that were kept readable."""

from django.conf import settings
from django.db import migrations

from verbeterspoor.accounts import sealing


def _rewrite(apps, change):
    authenticators = apps.get_model("mfa", "Authenticator")
    for authenticator in authenticators.objects.filter(type__in=["totp", "recovery_codes"]).iterator():
        authenticator.data = change(authenticator.data, settings.SECOND_FACTOR_KEYS)
        authenticator.save(update_fields=["data"])


def seal(apps, editor):
    _rewrite(apps, sealing.sealed_anew)


def unseal(apps, editor):
    _rewrite(apps, sealing.opened)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_cache_table"), ("mfa", "0003_authenticator_type_uniq")]
    operations = [migrations.RunPython(seal, unseal)]
