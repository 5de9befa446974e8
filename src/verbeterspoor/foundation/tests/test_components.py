"""Every component says in words what it shows."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.contrib.staticfiles import finders
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from verbeterspoor.foundation.slots import Attention, Stop, Tab, Turn, Upcoming

TODAY = date(2020, 2, 12)


def draw(source, language="nl", **context):
    with translation.override(language):
        return Template("{% load components dates icons i18n %}" + source).render(Context(context))


def test_a_status_has_a_word_and_an_icon_beside_its_colour():
    html = draw('{% status "akkoord" "success" %}')

    assert "akkoord" in html
    assert "<svg" in html


def test_an_unknown_tone_is_refused():
    with pytest.raises(KeyError):
        draw('{% status "akkoord" "green" %}')


@pytest.mark.parametrize(
    ("kind", "word"), [("late", "Te laat"), ("silent", "Niets gehoord"), ("at_risk", "Loopt risico")]
)
def test_a_signal_is_said_in_plain_dutch(kind, word):
    assert word in draw("{% signal kind %}", kind=kind)


def test_a_term_says_what_it_means_and_how_it_stands():
    html = draw("{% term day today before=True %}", day=date(2020, 2, 29), today=TODAY)

    assert "vóór 1 maart 2020 = uiterlijk zaterdag 29 februari; laatste werkdag vrijdag 28 februari" in html
    assert "nog 17 dagen" in html
    assert 'datetime="2020-02-29"' in html


def test_a_closed_term_is_never_late():
    late = draw("{% term day today %}", day=date(2020, 1, 31), today=TODAY)
    closed = draw("{% term day today closed=True %}", day=date(2020, 1, 31), today=TODAY)

    assert "12 dagen te laat" in late
    assert "te laat" not in closed


def test_a_term_can_be_a_moment_or_words():
    at = datetime(2017, 4, 18, 13, 0, tzinfo=UTC)

    assert "18 april 2017 om 15.00 uur" in draw("{% term None at=at %}", at=at)
    assert "over een jaar" in draw('{% term None words="over een jaar" %}')


def test_a_quote_shows_literal_text_with_its_page():
    html = draw('{% quote text "rapport.pdf" page=12 url="/p/12" %}', text="<b>letterlijk</b>")

    assert "&lt;b&gt;letterlijk&lt;/b&gt;" in html
    assert 'href="/p/12"' in html
    assert "bladzijde 12" in html


def test_a_trail_is_a_drawing_with_title_and_a_table_with_the_same_facts():
    html = draw('{% trail stops "Spoor" "t1" %}', stops=[Stop(TODAY, "Rapport", "14 bevindingen", "done", "/r")])

    assert '<title id="t1-title">Spoor</title>' in html
    assert html.count("Rapport") >= 3
    assert "14 bevindingen" in html
    assert "style=" not in html


def test_a_task_says_what_why_and_until_when_with_a_button():
    turn = Turn("Deel het plan", "Partners zijn akkoord.", "/plan", "Plan openen", due=date(2020, 2, 29))
    html = draw("{% task turn today %}", turn=turn, today=TODAY)

    assert "uiterlijk zaterdag 29 februari 2020" in html
    assert "nog 17 dagen" in html
    assert 'href="/plan"' in html


def test_attention_gives_reason_and_way_out():
    html = draw("{% attention item %}", item=Attention("late", "Punt 1", "Dit punt is 12 dagen te laat.", "/1"))

    assert "Dit punt is 12 dagen te laat." in html
    assert 'href="/1"' in html


def test_dates_to_come_show_time_and_owner():
    item = Upcoming(date(2017, 4, 18), "Embargo", "/e", datetime(2017, 4, 18, 13, tzinfo=UTC), "communicatie")
    html = draw("{% upcoming items %}", items=[item])

    assert "18 april 2017 om 15.00 uur" in html
    assert "communicatie" in html


def test_pages_of_a_list_keep_its_filters():
    request = RequestFactory().get("/lijst", {"state": "late", "page": "2"})
    page = Paginator(range(100), 10).page(2)
    html = draw("{% pagination page %}", page=page, request=request)

    assert 'href="?state=late&amp;page=3"' in html
    assert 'aria-current="page"' in html


def test_one_page_needs_no_pagination():
    assert "<nav" not in draw("{% pagination page %}", page=Paginator(range(3), 10).page(1))


def test_the_tab_of_this_address_is_current():
    tabs = [Tab("Spoor", "/t/1/", 1, "trail"), Tab("Plan", "/t/1/plan", 2, "plan")]
    html = draw("{% tabs tabs %}", tabs=tabs, request=RequestFactory().get("/t/1/plan"))

    assert html.count("aria-current") == 1
    assert 'href="/t/1/plan" aria-current="page"' in html


def test_facts_without_value_are_left_out():
    html = draw("{% facts rows %}", rows=[("Regie", "gemeente"), ("Nummer", ""), ("Aantal", 0)])

    assert "Nummer" not in html
    assert "Aantal" in html


def test_an_alert_names_its_kind_when_it_has_no_title():
    assert "Ter informatie" in draw('{% alert "info" %}x{% endalert %}')
    assert draw('{% alert "error" "Kapot" %}x{% endalert %}').count("Kapot") == 1


def test_a_button_escapes_what_it_shows():
    html = draw("{% submit label confirm=question %}", label="<Zeker>", question='"ja"')

    assert "&lt;Zeker&gt;" in html
    assert 'data-confirm="&quot;ja&quot;"' in html


@pytest.mark.parametrize(
    ("url", "path", "here"),
    [("/mijn/", "/mijn/", True), ("/a/trajecten/", "/a/trajecten/7/plan", True), ("/", "/mijn/", False)],
)
def test_a_menu_item_is_here_at_and_below_its_address(url, path, here):
    assert draw("{{ url|is_here:path }}", url=url, path=path) == str(here)


@pytest.mark.parametrize(("number", "word"), [(0, "geen"), (7, "zeven"), (12, "twaalf"), (13, "13")])
def test_small_numbers_are_written_as_words(number, word):
    assert draw("{{ n|in_words }}", n=number) == word


@pytest.mark.parametrize(("size", "said"), [(12, "1 kB"), (340_000, "340 kB"), (2_140_000, "2,1 MB")])
def test_sizes_are_said_roughly(size, said):
    assert draw("{{ n|said_size }}", n=size) == said


@pytest.fixture
def house_style(tmp_path, settings):
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "huisstad.css").write_text(".verbeterspoor-theme { --vs-primary: #123456; }")
    settings.STATICFILES_DIRS = [tmp_path]
    finders.get_finder.cache_clear()
    yield
    finders.get_finder.cache_clear()


@pytest.mark.usefixtures("house_style")
@pytest.mark.parametrize(("slug", "linked"), [("huisstad", True), ("kaalstad", False)])
def test_a_municipality_with_a_house_style_gets_it_after_the_open_theme(slug, linked):
    html = draw("{% theme_stylesheet town %}", town=SimpleNamespace(slug=slug))

    assert ('href="/static/themes/huisstad.css"' in html) is linked
