"""Secrecy: grounds the law allows, bodies that may impose and lift it (Gemeentewet 87-89, Woo 5.1)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SecrecyGround(TextChoices):
    """Grounds for secrecy: only the interests of Woo article 5.1(1) and 5.1(2) (Gemeentewet 87)."""

    CROWN = "5.1.1.a", _("5.1(1)(a) unity of the Crown")
    STATE = "5.1.1.b", _("5.1(1)(b) security of the State")
    GIVEN_IN_CONFIDENCE = "5.1.1.c", _("5.1(1)(c) business data given in confidence")
    SENSITIVE_DATA = "5.1.1.d", _("5.1(1)(d) special and criminal personal data")
    NATIONAL_NUMBERS = "5.1.1.e", _("5.1(1)(e) national identification numbers")
    INTERNATIONAL = "5.1.2.a", _("5.1(2)(a) international relations")
    ECONOMIC = "5.1.2.b", _("5.1(2)(b) economic or financial interests")
    CRIME = "5.1.2.c", _("5.1(2)(c) tracing and prosecution of crime")
    INSPECTION = "5.1.2.d", _("5.1(2)(d) inspection, control and supervision")
    PRIVACY = "5.1.2.e", _("5.1(2)(e) personal privacy")
    COMPETITION = "5.1.2.f", _("5.1(2)(f) other business data sensitive to competition")
    ENVIRONMENT = "5.1.2.g", _("5.1(2)(g) protection of the environment")
    SABOTAGE = "5.1.2.h", _("5.1(2)(h) security of people and companies, sabotage")
    FUNCTIONING = "5.1.2.i", _("5.1(2)(i) good functioning of government")


class SecrecyBody(TextChoices):
    """Bodies that may impose secrecy on what lies with them."""

    COUNCIL = "council", _("Council")
    EXECUTIVE = "executive", _("Municipal executive")
    MAYOR = "mayor", _("Mayor")
    COMMITTEE = "committee", _("Committee")
