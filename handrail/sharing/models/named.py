from django.db import models


class Named(models.Model):
    """Somebody as a user named them, who need not be held and whose record the user may not see.

    Whether they are held, and who they are, is worked out for whoever decides, and never while the user names them.
    """

    address = models.UUIDField(null=True, help_text="The person's id, where the user came from an address of theirs")
    given = models.CharField(max_length=120, blank=True)
    family = models.CharField(max_length=120, blank=True)
    born = models.DateField(null=True)
    number = models.CharField(max_length=40, blank=True, help_text="An NHS number, a UPN or an agency's own id")

    class Meta:
        abstract = True
