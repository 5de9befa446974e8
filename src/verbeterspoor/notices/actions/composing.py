"""Write the mail: text and HTML, in the language of its reader, the same at every attempt."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import ngettext

from verbeterspoor.foundation import slots
from verbeterspoor.notices.models import Mail, Notice

from .choosing import read_ticket, ticket_for


def compose(mail: Mail) -> EmailMultiAlternatives:
    """Return the message of a mail with the notices it carries."""
    notices = list(mail.notices.select_related("municipality").order_by("municipality__name", "due_at", "pk"))
    with translation.override(mail.language):
        context = _context(mail, notices)
        text = render_to_string("notices/emails/mail.txt", context)
        html = render_to_string("notices/emails/mail.html", context)
        headers = _headers(mail, context["unsubscribe_url"])
        message = EmailMultiAlternatives(
            subject=context["subject"], body=text.strip() + "\n", to=[_addressed(mail)], headers=headers
        )
    message.attach_alternative(html, "text/html")
    return message


def _context(mail: Mail, notices: list[Notice]) -> dict[str, Any]:
    """Return what the templates show."""
    instead = slots.mail_addresses([notice.url for notice in notices])
    items = [
        {**notice.wording(mail.language), "url": absolute(instead.get(notice.url, notice.url)),
         "municipality": notice.municipality}
        for notice in notices
    ]  # fmt: skip
    subject = items[0]["subject"]
    number = len(items)
    if number > 1:
        subject = ngettext("%(number)s message for you", "%(number)s messages for you", number) % {"number": number}
    return {
        "mail": mail, "items": items, "subject": subject, "site": settings.SITE_URL, "language": mail.language,
        "settings_url": absolute(reverse("notices:settings")) if mail.recipient else "",
        "unsubscribe_url": _unsubscribe_url(mail, notices[0].kind),
    }  # fmt: skip


def _unsubscribe_url(mail: Mail, kind: str) -> str:
    """Return the address to be mailed no more of this; none for what may not be switched off."""
    sign = ticket_for(mail, kind)
    return absolute(reverse("notices:unsubscribe", args=[sign])) if read_ticket(sign) else ""


def _addressed(mail: Mail) -> str:
    """Return the address of a mail, with the name of its reader when that fits in a header."""
    name = "".join(char for char in mail.name if char.isprintable() and char not in '"<>\\')
    return f'"{name}" <{mail.address}>' if name else mail.address


def _headers(mail: Mail, unsubscribe_url: str) -> dict[str, str]:
    """Return the headers: the Message-ID by which one mail is known, that no machine need answer, and RFC 8058.

    One-click unsubscription asks for https; without it the address stays, and the click leads to the page.
    """
    headers = {
        "Message-ID": mail.message_id,
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
    }
    if unsubscribe_url:
        headers["List-Unsubscribe"] = f"<{unsubscribe_url}>"
    if unsubscribe_url.startswith("https:"):
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers


def absolute(url: str) -> str:
    """Return the whole address of a path of this site."""
    return f"{settings.SITE_URL}{url}" if url.startswith("/") else url
