"""Forms to ask for comments, to comment, to mention somebody and to answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from verbeterspoor.accounts.models import User
from verbeterspoor.foundation.forms import DayField
from verbeterspoor.plans.models import Action

from .fields import NoClientData, lines
from .waiting import NumberedActions


class ConsultForm(forms.Form):
    """Until when comments are asked."""

    until = DayField(label=_("Comments until"), help_text=_("The last day on which partners can comment."))


class DraftCommentForm(NoClientData):
    """A comment on the plan as a whole, or on one action."""

    action = NumberedActions(
        Action.objects.none(), label=_("What is it about?"), required=False, empty_label=_("The plan as a whole")
    )
    text = lines(_("Your comment"), required=True, help_text=_("No names of clients, no numbers, no addresses."))

    def __init__(self, *args: Any, seen: QuerySet[Action], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["action"].queryset = seen  # type: ignore[attr-defined]


class MentionField(forms.ModelMultipleChoiceField):
    """People to mention, by name."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        return f"@{obj.name}"


class RemarkForm(NoClientData):
    """A remark about an action, and who must know of it."""

    text = lines(_("Your remark"), required=True, help_text=_("No names of clients, no numbers, no addresses."))
    mentions = MentionField(
        User.objects.none(), label=_("Mention somebody"), required=False,
        help_text=_("They hear of it. Only people who may see this action stand here."),
    )  # fmt: skip

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mentions"].queryset = people  # type: ignore[attr-defined]


class ObjectionForm(NoClientData):
    """What is not right."""

    text = lines(_("What is not right?"), required=True, help_text=_("For example: this belongs to another team."))


class AnswerForm(NoClientData):
    """What was done with a comment."""

    resolution = lines(_("What was done with it?"), required=True, help_text=_("Whoever wrote it reads your answer."))
