"""One component per thing, so that the same thing looks the same everywhere; `{% load components %}`.

The gallery (`/componenten/`) shows every one of them in every state.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django import template
from django.contrib.staticfiles import finders
from django.core.paginator import Page
from django.template.loader import get_template
from django.templatetags.static import static
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from verbeterspoor.foundation import dates
from verbeterspoor.foundation.trail import lay_out

from .icons import drawn

register = template.Library()

TONES = {
    "neutral": ("utrecht-status-badge--neutral", "dot"),
    "info": ("vs-status--info", "info"),
    "success": ("utrecht-status-badge--success", "check"),
    "warning": ("utrecht-status-badge--warning", "alert"),
    "danger": ("utrecht-status-badge--danger", "late"),
}
"""Tone of a status: class and icon; the label always says it too."""

SIGNALS = {
    "late": ("danger", "late", _("Late")),
    "silent": ("warning", "silent", _("Nothing heard")),
    "at_risk": ("warning", "alert", _("At risk")),
    "vacant": ("warning", "person", _("Nobody there")),
}
"""Computed signals: tone, icon and label."""

ALERTS = {
    "info": ("info", "info", pgettext_lazy("alert", "Note")),
    "debug": ("info", "info", pgettext_lazy("alert", "Note")),
    "success": ("ok", "check", pgettext_lazy("alert", "Done")),
    "ok": ("ok", "check", pgettext_lazy("alert", "Done")),
    "warning": ("warning", "alert", pgettext_lazy("alert", "Mind")),
    "error": ("error", "late", pgettext_lazy("alert", "Error")),
}
"""Tone of an alert (also the levels of Django's messages): class, icon and the word a screen reader hears."""


@register.simple_tag
def status(label: str, tone: str = "neutral", icon: str = "") -> SafeString:
    """Show a status: its word, an icon and a tone."""
    css_class, usual_icon = TONES[tone or "neutral"]
    return _badge(label, css_class, icon or usual_icon)


@register.simple_tag
def signal(kind: str, label: str = "") -> SafeString:
    """Show a computed signal: late, silent or at_risk."""
    tone, icon, word = SIGNALS[kind]
    return _badge(label or word, TONES[tone][0], icon)


def _badge(label: object, css_class: str, icon: str) -> SafeString:
    """Make a badge without a template: a list shows hundreds of them."""
    shape = '<span class="utrecht-status-badge {} vs-status">{}<span>{}</span></span>'
    return format_html(shape, css_class, drawn(icon), label)


@register.inclusion_tag("components/term.html")
def term(
    day: date | None,
    today: date | None = None,
    *,
    before: bool = False,
    at: datetime | None = None,
    closed: bool = False,
    on: bool = False,
    words: str = "",
) -> dict[str, Any]:
    """Show a term: the date as people say it, what it means, and how it stands today.

    `before` when the source wrote "before" the next day; `at` when it is a moment; `on` when it happens that very day;
    `words` for a term without a day.
    """
    if at is not None:
        said, machine = dates.moment_said(at), at.isoformat()
        day = dates.local_day(at)
    elif day is not None and on:
        said, machine = dates.said(day), day.isoformat()
    elif day is not None:
        said, machine = dates.term_said(day, said_as_before=before), day.isoformat()
    else:
        said, machine = words or gettext("no day yet"), ""
    standing = dates.days_late_sentence(day, today) if day and today and not closed else ""
    is_late = bool(day and today and day < today and not closed)
    return {"said": said, "machine": machine, "standing": standing, "is_late": is_late, "closed": closed}


@register.inclusion_tag("components/person.html")
def person(name: str, role: str = "", organisation: str = "") -> dict[str, Any]:
    """Show a person in a role."""
    return {"name": name, "role": role, "organisation": organisation}


@register.inclusion_tag("components/file.html")
def file(name: str, url: str = "", *, kind: str = "", size: int | None = None, pages: int | None = None,
         note: str = "") -> dict[str, Any]:  # fmt: skip
    """Show a file with its kind, size and pages, so that nobody is surprised by what opens."""
    return {"name": name, "url": url, "kind": kind, "size": size, "pages": pages, "note": note}


@register.inclusion_tag("components/quote.html")
def quote(text: str, file: str = "", *, page: int | None = None, url: str = "", date: str = "") -> dict[str, Any]:
    """Show words of a document literally, with file and page and the way to that page."""
    return {"text": text, "file": file, "page": page, "url": url, "date": date}


@register.inclusion_tag("components/figure.html")
def figure(value: object, sentence: str, url: str = "", *, tone: str = "neutral") -> dict[str, Any]:
    """Show a number with the sentence that says what it counts, linking to what it counts."""
    return {"value": value, "sentence": sentence, "url": url, "tone": tone}


@register.inclusion_tag("components/trail.html")
def trail(stops: Iterable[Any], title: str = "", id: str = "trail") -> dict[str, Any]:
    """Show the trail: a drawing on wide screens, a list on narrow ones, and the same facts in a table."""
    return {"trail": lay_out(stops), "title": title or gettext("The trail"), "id": id}


@register.inclusion_tag("components/task.html")
def task(turn: Any, today: date | None = None) -> dict[str, Any]:
    """Show something that waits for you: what, why, since or until when, and the button that does it."""
    standing = ""
    if turn.due and today:
        standing = dates.days_late_sentence(turn.due, today)
    elif turn.since and today:
        standing = dates.since_sentence(dates.local_day(turn.since), today)
    return {"turn": turn, "standing": standing}


@register.inclusion_tag("components/attention.html")
def attention(item: Any) -> dict[str, Any]:
    """Show a computed signal with its reason and the way out."""
    return {"item": item}


@register.inclusion_tag("components/upcoming.html")
def upcoming(items: Iterable[Any], caption: str = "") -> dict[str, Any]:
    """Show dates to come, with who must act."""
    return {"items": list(items), "caption": caption or gettext("Dates to come")}


@register.inclusion_tag("components/empty.html")
def empty(title: str, text: str = "", url: str = "", button: str = "") -> dict[str, Any]:
    """Show that there is nothing, why, and what can be done."""
    return {"title": title, "text": text, "url": url, "button": button}


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: Mapping[str, Any], page: Page) -> dict[str, Any]:
    """Show the pages of a list; filters in the address stay as they are."""
    query = context["request"].GET.copy() if "request" in context else None
    if query is not None:
        query.pop("page", None)
    kept = query.urlencode() if query else ""
    return {"page": page, "numbers": page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1),
            "start": f"?{kept}&page=" if kept else "?page="}  # fmt: skip


@register.inclusion_tag("components/progress.html")
def progress(done: int, total: int, label: str) -> dict[str, Any]:
    """Show how far something is, in words and as a bar."""
    return {"done": done, "total": total, "label": label}


@register.inclusion_tag("components/steps.html")
def steps(items: Iterable[Any], label: str = "") -> dict[str, Any]:
    """Show the steps of one job; each has `label`, `state` (done, current, future) and perhaps `url`."""
    return {"items": list(items), "label": label or pgettext("label", "Steps")}


@register.inclusion_tag("components/tabs.html", takes_context=True)
def tabs(context: Mapping[str, Any], items: Iterable[Any], label: str = "", current: str = "") -> dict[str, Any]:
    """Show the pages of one thing (`label`, `url`, `name`); current is the named one, else the one at this address."""
    path = context["request"].path if "request" in context else ""
    shown = [(tab, tab.name == current if current else tab.url == path) for tab in items]
    return {"tabs": shown, "label": label or pgettext("label", "Pages")}


@register.inclusion_tag("components/facts.html")
def facts(rows: Iterable[tuple[Any, Any]]) -> dict[str, Any]:
    """Show facts as pairs of name and value; pairs without a value are left out."""
    return {"rows": [(name, value) for name, value in rows if value not in (None, "")]}


@register.inclusion_tag("components/history.html")
def history(events: Iterable[Any]) -> dict[str, Any]:
    """Show what happened, newest first as given: each has `at`, `sentence` and `by`."""
    return {"events": list(events)}


@register.inclusion_tag("components/breadcrumb.html")
def breadcrumb(*parts: str) -> dict[str, Any]:
    """Show where this page lies: address and label in turn, the last label is this page."""
    *pairs, here = parts
    return {"links": list(zip(pairs[::2], pairs[1::2], strict=True)), "here": here}


@register.inclusion_tag("components/filters.html")
def filters(form: Any, clear_url: str = "") -> dict[str, Any]:
    """Show the filters of a list as one row that works without JavaScript."""
    return {"form": form, "clear_url": clear_url}


@register.simple_block_tag
def alert(content: SafeString, tone: str = "info", title: str = "") -> str:
    """Show a message that must be noticed: `{% alert "warning" "Title" %}…{% endalert %}`."""
    return _framed("components/alert.html", content, tone, title)


def _framed(name: str, content: SafeString, tone: str, title: str) -> str:
    css_class, icon_name, word = ALERTS[tone or "info"]
    shown = {"content": content, "css_class": css_class, "icon_name": icon_name, "word": word, "title": title}
    return get_template(name).render(shown)


@register.simple_block_tag
def card(content: SafeString, title: str = "", level: int = 2, tone: str = "", id: str = "") -> str:
    """Show one thing on a sheet: `{% card "Title" %}…{% endcard %}`; `tone="turn"` for what waits for you."""
    shown = {"content": content, "title": title, "level": level, "tone": tone, "id": id}
    return get_template("components/card.html").render(shown)


@register.simple_block_tag
def data_table(content: SafeString, caption: str, hide_caption: bool = False) -> str:
    """Show a table with a caption; on a phone rows become cards when cells carry `data-label`."""
    shown = {"content": content, "caption": caption, "hide_caption": hide_caption}
    return get_template("components/table.html").render(shown)


@register.simple_tag
def button_link(url: str, label: str, kind: str = "secondary") -> SafeString:
    """Show a link that looks like a button, because it starts something: primary, secondary or subtle."""
    css = f"utrecht-button-link utrecht-button-link--html-a utrecht-button-link--{kind}" + (
        "-action" if kind != "subtle" else ""
    )
    return format_html('<a class="{} vs-button-link" href="{}">{}</a>', css, url, label)


@register.simple_tag
def submit(label: str, kind: str = "primary", name: str = "", value: str = "", confirm: str = "") -> SafeString:
    """Show the button that sends a form: primary, secondary, subtle or danger; `confirm` is asked first."""
    extra = {"danger": "primary-action utrecht-button--danger", "subtle": "subtle"}.get(kind, f"{kind}-action")
    named = format_html(' name="{}" value="{}"', name, value) if name else ""
    asked = format_html(' data-confirm="{}"', confirm) if confirm else ""
    return format_html(
        '<button class="utrecht-button utrecht-button--{}" type="submit"{}{}>{}</button>', extra, named, asked, label
    )


@register.filter
def is_here(url: str, path: str) -> bool:
    """Say whether a menu item is the place where the page lies: the same address, or one below it."""
    return path == url or (url != "/" and path.startswith(url.rstrip("/") + "/"))


SMALL_NUMBERS = (
    pgettext_lazy("number", "no"),
    pgettext_lazy("number", "one"),
    pgettext_lazy("number", "two"),
    pgettext_lazy("number", "three"),
    pgettext_lazy("number", "four"),
    pgettext_lazy("number", "five"),
    pgettext_lazy("number", "six"),
    pgettext_lazy("number", "seven"),
    pgettext_lazy("number", "eight"),
    pgettext_lazy("number", "nine"),
    pgettext_lazy("number", "ten"),
    pgettext_lazy("number", "eleven"),
    pgettext_lazy("number", "twelve"),
)


@register.filter
def in_words(number: int) -> str:
    """Write a number up to twelve as a word, as one does in a sentence."""
    return str(SMALL_NUMBERS[number]) if 0 <= number < len(SMALL_NUMBERS) else str(number)


@register.filter
def said_size(size: int) -> str:
    """Say the size of a file: 340 kB, 2.1 MB."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    return f"{number_format(size / 1_000_000, 1)} MB"


@lru_cache(maxsize=512)
def _has_theme(slug: str) -> bool:
    return finders.find(f"themes/{slug}.css") is not None


@register.simple_tag
def theme_stylesheet(municipality: Any) -> SafeString | str:
    """Link the house style of a municipality (`static/themes/<slug>.css`) after the open theme, if it has one."""
    slug = getattr(municipality, "slug", "")
    if not slug or not _has_theme(slug):
        return ""
    return format_html('<link rel="stylesheet" href="{}">', static(f"themes/{slug}.css"))
