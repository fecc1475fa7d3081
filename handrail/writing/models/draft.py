from uuid import uuid4

from django.db import models

from handrail.disclosure.public import OwnPolicy, ScopedManager
from handrail.partnership.public import User


class Draft(models.Model):
    """What somebody has typed into a form and not yet sent. Nobody but its author ever reads it.

    One row for each opened page: the same form in two windows is two drafts, and neither writes over the other.
    """

    author = models.ForeignKey(User, models.CASCADE, related_name="+")
    key = models.CharField(max_length=120, help_text="What is being written, such as 'plan:12'")
    opened = models.UUIDField(default=uuid4, help_text="The opened page that last wrote it")
    turn = models.PositiveIntegerField(default=0, help_text="That page's count of keeps; a lower one comes too late")
    went_on_from = models.UUIDField(null=True, help_text="The page that wrote it before, where this one went on")
    went_on_at = models.PositiveIntegerField(default=0, help_text="That page's turn, as this one found it")
    title = models.CharField(max_length=200, blank=True, help_text="What its author sees it called")
    about = models.UUIDField(null=True, help_text="Whom it is about: named when it is shown, as is then shared")
    page = models.CharField(max_length=500, blank=True, help_text="Where its form is")
    values = models.JSONField(default=dict, help_text="What each input of the form held, as typed")
    based_on = models.PositiveIntegerField(null=True, help_text="The version of the record that it began from")
    began_at = models.DateTimeField()
    kept_at = models.DateTimeField()
    thrown_at = models.DateTimeField(null=True, help_text="When its author threw it away; it can be brought back")
    taken_at = models.DateTimeField(null=True, help_text="When it was sent; the words then stand in the record alone")

    disclosed_by = OwnPolicy(user="author_id")
    objects = ScopedManager()

    class Meta:
        ordering = ["-kept_at", "-pk"]
        indexes = [models.Index(fields=["author", "key"], name="draft_author_key")]
        constraints = [
            models.UniqueConstraint(fields=["author", "opened"], name="draft_once_for_a_page"),
            models.CheckConstraint(
                condition=models.Q(taken_at=None) | models.Q(values={}), name="draft_taken_holds_no_words"
            ),
        ]

    def __str__(self) -> str:
        return f"Draft {self.pk}"
