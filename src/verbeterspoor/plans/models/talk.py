"""What people say about a plan and its actions: in a consultation, as a remark, or because something is not right."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from verbeterspoor.plans.choices import CommentKind

from .action import Action
from .plan import Plan


class Comment(models.Model):
    """What somebody says about an action or a plan; a comment of a consultation is answered before adoption."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="comments")
    action = models.ForeignKey(Action, models.CASCADE, null=True, blank=True, related_name="comments")
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="replies")
    kind = models.CharField(max_length=14, choices=CommentKind.choices)
    text = models.TextField(_("comment"))
    written_by_id = models.UUIDField()
    written_by_name = models.CharField(max_length=200)
    written_for = models.CharField(_("on behalf of"), max_length=200, blank=True, default="")
    written_at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by_id = models.UUIDField(null=True, blank=True)
    resolved_by_name = models.CharField(max_length=200, blank=True, default="")
    resolution = models.TextField(_("what was done with it"), blank=True, default="")

    objects = models.Manager()

    class Meta:
        ordering = ["plan_id", "written_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="comment_resolved_with_words",
                condition=Q(resolved_at__isnull=True, resolved_by_id__isnull=True)
                | (Q(resolved_at__isnull=False, resolved_by_id__isnull=False) & ~Q(resolution="")),
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Mention(models.Model):
    """Somebody was mentioned in a comment, and hears of it."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="mentions")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = models.Manager()

    class Meta:
        ordering = ["comment_id", "id"]
        constraints = [models.UniqueConstraint(fields=["comment", "user"], name="mentioned_once")]

    def __str__(self) -> str:
        return f"{self.comment_id} @{self.user_id}"
