"""Forms come out in the markup of the NL Design System, tied together for screen readers."""

from datetime import date

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from verbeterspoor.foundation.forms import BigChoices, DayField, SeveralFilesField


class Report(forms.Form):
    """A form with the controls that matter here."""

    headway = forms.ChoiceField(label="Hoe gaat het?", widget=BigChoices, choices=[("a", "Goed"), ("b", "Slecht")])
    told = forms.CharField(label="Toelichting", help_text="Niets over cliënten.", widget=forms.Textarea)
    due = DayField(label="Wanneer", required=False)
    files = SeveralFilesField(label="Bewijs", required=False)


@pytest.fixture
def wrong():
    with translation.override("nl"):
        return str(Report({"told": ""}))


def test_an_error_is_summed_up_and_links_to_its_field(wrong):
    assert 'href="#id_told"' in wrong
    assert 'href="#id_headway"' in wrong
    assert 'id="id_headway"' in wrong


def test_a_wrong_control_names_its_help_and_its_error(wrong):
    assert 'aria-describedby="id_told_helptext id_told_error"' in wrong
    assert 'id="id_told_error"' in wrong
    assert 'aria-invalid="true"' in wrong
    assert "utrecht-textarea--invalid" in wrong


def test_a_group_of_choices_is_a_fieldset_that_names_its_error(wrong):
    assert '<fieldset class="utrecht-form-fieldset__fieldset' in wrong
    assert 'id="id_headway_error"' in wrong
    assert 'aria-describedby="id_headway_error"' in wrong


def test_what_is_not_required_says_so():
    with translation.override("nl"):
        assert str(Report()).count("(niet verplicht)") == 2


def test_a_form_without_faults_has_no_summary():
    assert "data-error-summary" not in str(Report())


@pytest.mark.parametrize("typed", ["2017-04-18", "18-4-2017", "18/04/2017"])
def test_a_day_is_read_as_people_type_it(typed):
    assert DayField().clean(typed) == date(2017, 4, 18)


def test_a_day_is_given_back_to_the_picker_of_the_device():
    assert 'value="2017-04-18"' in str(Report(initial={"due": date(2017, 4, 18)}))
    assert 'type="date"' in str(Report())


def test_several_files_clean_to_a_list():
    files = [SimpleUploadedFile("a.txt", b"a"), SimpleUploadedFile("b.txt", b"b")]

    assert [file.name for file in SeveralFilesField().clean(files)] == ["a.txt", "b.txt"]


def test_no_file_where_one_is_needed_is_refused():
    with pytest.raises(forms.ValidationError):
        SeveralFilesField().clean([])


def test_what_was_typed_comes_back():
    assert "mijn verhaal" in str(Report({"told": "mijn verhaal"}))
