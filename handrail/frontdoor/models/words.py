from django.db import models
from django.db.models import Q

from handrail.frontdoor.models.contact import Contact
from handrail.frontdoor.policies import WORDS
from handrail.writing.public import Written, WrittenManager


class Words(Written):
    """What was told in a contact, and by whom. Whoever sent it may put it right until it is decided on; each version
    stays, with its author and time.

    A table of its own: many may know that there was a contact, and few what was said in it.
    """

    contact = models.OneToOneField(Contact, models.CASCADE, related_name="+")
    danger = models.TextField("what is the danger", blank=True)
    given = models.CharField("first name", max_length=120, blank=True)
    family = models.CharField("family name", max_length=120, blank=True)
    born = models.DateField("date of birth", null=True)
    age_told = models.CharField("age", max_length=40, blank=True)
    address = models.CharField("where they live or stay", max_length=300, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    school = models.CharField("school, college or work", max_length=200, blank=True)
    happened = models.TextField("what happened")
    worry = models.TextField()
    working = models.TextField("what is working", blank=True)
    young_person_says = models.TextField("what the young person knows and wants", blank=True)
    family_says = models.TextField("what the family know and want", blank=True)
    consent = models.CharField("agreement", max_length=10, choices=Contact.Consent)
    consent_reason = models.TextField("why without agreement", blank=True)

    referrer_name = models.CharField(max_length=200)
    referrer_role = models.CharField(max_length=200, blank=True)
    referrer_organisation = models.CharField(max_length=200, blank=True)
    referrer_email = models.EmailField(blank=True)
    referrer_phone = models.CharField(max_length=40, blank=True)

    disclosed_by = WORDS
    objects = WrittenManager()

    class Meta(Written.Meta):
        verbose_name_plural = "words"
        constraints = [
            *Written.Meta.constraints,
            models.CheckConstraint(
                condition=Q(consent="agreed") | ~Q(consent_reason=""), name="words_reason_without_consent"
            ),
        ]

    def __str__(self) -> str:
        return f"Words of {self.contact_id}"
