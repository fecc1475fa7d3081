from django.contrib.postgres.indexes import BrinIndex, GinIndex
from django.db import models


class LedgerEntry(models.Model):
    """One thing read, sought, exported, refused or changed. Append-only and hash-chained; carries no personal data.

    `digest` = SHA-256 over `previous` and the canonical JSON of `body`. `body` holds ids, codes and the SHA-256 of the
    detail, so that retention may delete the detail and the chain still verifies.
    """

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    action = models.CharField(max_length=40)
    outcome = models.CharField(max_length=20)
    subject = models.UUIDField(null=True)
    body = models.JSONField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name_plural = "ledger entries"
        ordering = ["-seq"]
        indexes = [
            models.Index(fields=["subject", "-seq"], name="ledger_subject"),
            models.Index(fields=["actor_id", "-seq"], name="ledger_actor"),
            BrinIndex(
                fields=["at"], name="ledger_at"
            ),  # in the order of its entries, and a few pages whatever it holds
        ]

    def __str__(self) -> str:
        return f"{self.seq}: {self.action} {self.outcome}"


class LedgerDetail(models.Model):
    """What may be personal about an entry (words searched for, a reason). Retention may delete it; the chain holds."""

    entry = models.OneToOneField(LedgerEntry, models.PROTECT, primary_key=True, related_name="detail")
    text = models.JSONField()

    class Meta:
        # Whom a list or a search named: asked by the report of who saw what of one young person.
        indexes = [GinIndex(fields=["text"], opclasses=["jsonb_path_ops"], name="ledger_detail_names")]

    def __str__(self) -> str:
        return f"Detail of {self.entry_id}"


class Checkpoint(models.Model):
    """The chain's head at a moment, signed, to be kept off the machine: it shows a cut tail."""

    seq = models.BigIntegerField(unique=True)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    public_key = models.CharField(max_length=64)
    signature = models.CharField(max_length=128)

    class Meta:
        ordering = ["-seq"]

    def __str__(self) -> str:
        return f"Checkpoint at {self.seq}"
