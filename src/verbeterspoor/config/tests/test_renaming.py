"""Renaming a body that several municipalities work with, from the command line."""

import pytest

from tests.cast import Town
from verbeterspoor.config.renaming import rename_organisation
from verbeterspoor.history.queries import history_in
from verbeterspoor.organisations.models import Organisation, Partnership


def test_every_municipality_reads_it_in_its_history(town: Town, other_town: Town) -> None:
    Partnership.objects.create(municipality=other_town.municipality, organisation=town.partner)
    assert rename_organisation([town.partner.name, "Veilig Dichtbij", "2020-02-01", "Besluit"]) == 0

    assert Organisation.objects.get(pk=town.partner.pk).name == "Veilig Dichtbij"
    for municipality in (town.municipality, other_town.municipality):
        events = history_in(chain=municipality.public_id, subject_ids=[town.partner.public_id])
        assert [event.type for event in events] == ["organisations.organisation.renamed"]


@pytest.mark.parametrize(
    "arguments",
    [[], ["Bestaat niet", "X", "2020-02-01", "Besluit"], ["Veilig Thuis voorbeeldstad", "X", "gisteren", "Besluit"],
     ["Veilig Thuis voorbeeldstad", "X", "2031-02-01", "Besluit"]],
)  # fmt: skip
def test_what_is_wrong_is_said_and_nothing_changes(town: Town, arguments: list[str], capsys) -> None:
    assert rename_organisation(arguments) == 2
    assert capsys.readouterr().out
    assert Organisation.objects.get(pk=town.partner.pk).name == town.partner.name
