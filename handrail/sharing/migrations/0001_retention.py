import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("partnership", "0002_contact_officer"),
        ("partnership", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="RetentionSchedule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(unique=True)),
                ("rules", models.JSONField(help_text="As `retention.Schedule.as_json` gives it")),
                ("note", models.CharField(help_text="What is new in this version, and who agreed it", max_length=500)),
                ("published_at", models.DateTimeField()),
                (
                    "published_by",
                    models.ForeignKey(
                        help_text="Null: as shipped",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-version"],
            },
        ),
        migrations.CreateModel(
            name="Disposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("as_of", models.DateField(help_text="What falls due by this day")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("counting", "Counting"),
                            ("counted", "Counted: a dry run"),
                            ("proposed", "Waits for a second officer"),
                            ("approved", "Approved, about to begin"),
                            ("running", "Being carried out"),
                            ("done", "Done"),
                            ("withdrawn", "Not to be done"),
                        ],
                        default="counting",
                        max_length=12,
                    ),
                ),
                ("begun_at", models.DateTimeField()),
                ("counted_at", models.DateTimeField(null=True)),
                (
                    "counts",
                    models.JSONField(
                        default=dict, help_text="`held`, `due` and `years`: numbers of people, by class and rule"
                    ),
                ),
                ("proposed_at", models.DateTimeField(null=True)),
                ("reason", models.TextField(blank=True)),
                ("approved_at", models.DateTimeField(null=True)),
                ("ended_because", models.TextField(blank=True)),
                ("finished_at", models.DateTimeField(null=True)),
                (
                    "done",
                    models.PositiveIntegerField(default=0, help_text="People gone through, while it is carried out"),
                ),
                ("certificate", models.JSONField(default=dict)),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "begun_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        help_text="Who withdrew it",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "schedule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.retentionschedule"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_by", None),
                            models.Q(("approved_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="disposal_approved_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("proposed_at", None), ("proposed_by", None)),
                            models.Q(("proposed_at__isnull", False), ("proposed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="disposal_proposed_who_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approved_at", None), ("approved_by", None)),
                            models.Q(
                                ("approved_at__isnull", False),
                                ("approved_by__isnull", False),
                                ("proposed_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="disposal_approved_who_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["approved", "running", "done"]), _negated=True),
                            ("approved_by__isnull", False),
                            _connector="OR",
                        ),
                        name="disposal_runs_only_approved",
                    ),
                    models.UniqueConstraint(
                        models.F("state"), condition=models.Q(("state", "running")), name="disposal_one_at_a_time"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Tombstone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64)),
                ("made_with", models.CharField(help_text="Which key: another makes other digests", max_length=16)),
                ("item_class", models.CharField(blank=True, max_length=40)),
                ("disposed_on", models.DateField()),
                ("returned_at", models.DateTimeField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.agency"
                    ),
                ),
                (
                    "disposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.disposal"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "digest", "item_class"), name="tombstone_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="DisposalItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person_id", models.UUIDField()),
                ("item_class", models.CharField(max_length=40)),
                ("rule", models.CharField(max_length=60)),
                ("after", models.CharField(max_length=20)),
                ("years", models.PositiveSmallIntegerField()),
                ("counted_from", models.DateField()),
                ("until", models.DateField(help_text="The first day on which it may go")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("due", "Due"),
                            ("held", "A hold stands on it"),
                            ("disposed", "Disposed of"),
                            ("kept", "Kept after all"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "disposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="items", to="sharing.disposal"
                    ),
                ),
            ],
            options={
                "ordering": ["until", "person_id", "item_class"],
                "indexes": [models.Index(fields=["disposal", "state"], name="disposal_item_state")],
                "constraints": [
                    models.UniqueConstraint(fields=("disposal", "person_id", "item_class"), name="disposal_item_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Hold",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person_id", models.UUIDField(help_text="Whom it is on, as known when it was put", null=True)),
                (
                    "source_persons",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(),
                        default=list,
                        help_text="Their source records, then",
                        size=None,
                    ),
                ),
                ("item_class", models.CharField(blank=True, max_length=40)),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("inquiry", "A public inquiry has asked that it be kept"),
                            ("litigation", "Litigation, or a claim that may come"),
                            ("complaint", "A complaint or an investigation"),
                            ("review", "A safeguarding practice review"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("words", models.TextField(help_text="Which inquiry, claim or complaint, and who asked")),
                ("since", models.DateField()),
                ("review_on", models.DateField(help_text="When somebody looks whether it is still needed")),
                ("put_at", models.DateTimeField()),
                ("released_at", models.DateTimeField(null=True)),
                ("released_because", models.TextField(blank=True)),
                (
                    "put_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "released_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["review_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("person_id", None), models.Q(("item_class", ""), _negated=True)),
                            models.Q(("item_class", ""), ("person_id__isnull", False)),
                            _connector="OR",
                        ),
                        name="hold_on_a_person_or_a_class",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("released_at", None), ("released_because", ""), ("released_by", None)),
                            models.Q(
                                ("released_at__isnull", False),
                                ("released_by__isnull", False),
                                models.Q(("released_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="hold_released_who_when_and_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("review_on__gt", models.F("since"))), name="hold_is_looked_at_again"
                    ),
                ],
            },
        ),
    ]
