"""What serves need domains, with the classes of the sharing matrix as which those domains are shared."""

from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from handrail.partnership.public import need_domains


def domain_codes() -> "ArrayField[list[str], list[str]]":
    return ArrayField(models.CharField(max_length=40), help_text="Need domains, by code")


def told_as_field() -> "ArrayField[list[str], list[str]]":
    """The classes that the row's domains stand for: it is seen where each of them is shared in summary."""
    return ArrayField(models.CharField(max_length=40), default=list, editable=False)


def classes_of(domains: Iterable[str]) -> list[str]:
    """The classes of the sharing matrix that these domains stand for, of those that have one of their own."""
    known = {domain.code: domain.told_as for domain in need_domains().domains}
    return sorted({told_as for code in domains if (told_as := known.get(code, ""))})


class ForNeeds(models.Model):
    """Serves need domains. Its classes are written with each save, so that they follow its domains."""

    domains = domain_codes()
    told_as = told_as_field()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.told_as = classes_of(self.domains)
        super().save(*args, **kwargs)
