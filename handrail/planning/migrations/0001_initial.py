import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import handrail.records.facts


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("partnership", "0001_initial"),
        ("partnership", "__first__"),
        ("records", "0006_written_classes"),
    ]

    operations = [
        migrations.CreateModel(
            name="Assessment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1)),
                ("written_at", models.DateTimeField()),
                ("deleted_at", models.DateTimeField(null=True)),
                ("item_class", models.CharField(default=handrail.records.facts.ItemClass["ASSESSMENT"], max_length=40)),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "Being written"), ("agreed", "Agreed"), ("withdrawn", "Withdrawn")],
                        default="open",
                        max_length=12,
                    ),
                ),
                ("prompted_by", models.CharField(blank=True, help_text="Why now, in a line", max_length=300)),
                ("opened_on", models.DateField()),
                ("levels", models.JSONField(default=dict, help_text="The agreed rating of each need domain")),
                ("band", models.CharField(blank=True, help_text="As judged, whatever the score says", max_length=40)),
                ("agreed_on", models.DateField(null=True)),
                ("review_on", models.DateField(null=True)),
                ("withdrawn_because", models.CharField(blank=True, max_length=500)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.agency"
                    ),
                ),
                (
                    "agreed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "deleted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "follows",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followed_by",
                        to="planning.assessment",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.person"
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        help_text="Who saved this version",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-opened_on", "-pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Dissent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("item_class", models.CharField(default=handrail.records.facts.ItemClass["ASSESSMENT"], max_length=40)),
                ("domain", models.CharField(blank=True, help_text="Blank: the agreed view as a whole", max_length=40)),
                ("rating", models.CharField(blank=True, help_text="What they would have agreed to", max_length=12)),
                ("words", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.agency"
                    ),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="dissents", to="planning.assessment"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.person"
                    ),
                ),
            ],
            options={
                "ordering": ["at"],
            },
        ),
        migrations.CreateModel(
            name="InstrumentVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=50)),
                ("version", models.PositiveIntegerField()),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "Draft"), ("published", "In use"), ("superseded", "Superseded")],
                        default="draft",
                        max_length=12,
                    ),
                ),
                ("title", models.CharField(max_length=300)),
                ("definition", models.JSONField()),
                ("note", models.CharField(blank=True, help_text="What is new in this version", max_length=500)),
                (
                    "edits",
                    models.PositiveIntegerField(
                        default=0, help_text="How often the draft was saved: two editors notice"
                    ),
                ),
                ("created_at", models.DateTimeField()),
                ("published_at", models.DateTimeField(null=True)),
                ("superseded_at", models.DateTimeField(null=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        help_text="Null: as shipped",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["title", "-version"],
                "constraints": [
                    models.UniqueConstraint(fields=("code", "version"), name="instrument_version_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "draft")), fields=("code",), name="instrument_one_draft"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "published")), fields=("code",), name="instrument_one_in_use"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("published_at", None), ("status", "draft")),
                            models.Q(models.Q(("status", "draft"), _negated=True), ("published_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="instrument_published_when",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="assessment",
            name="instrument",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="assessments", to="planning.instrumentversion"
            ),
        ),
        migrations.CreateModel(
            name="Need",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("item_class", models.CharField(default=handrail.records.facts.ItemClass["ASSESSMENT"], max_length=40)),
                ("domain", models.CharField(max_length=40)),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "Some need"), (2, "Clear need"), (3, "Serious need")]
                    ),
                ),
                ("since", models.DateField()),
                ("until", models.DateField(help_text="The first day without it, or at another level", null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.agency"
                    ),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        help_text="Which found it",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="needs",
                        to="planning.assessment",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        help_text="Which changed or closed it",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="needs_ended",
                        to="planning.assessment",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.person"
                    ),
                ),
            ],
            options={
                "ordering": ["domain", "since", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)), fields=("person", "domain"), name="need_open_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until", None), ("until__gte", models.F("since")), _connector="OR"),
                        name="need_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_by", None), ("until", None)),
                            models.Q(("ended_by__isnull", False), ("until__isnull", False)),
                            _connector="OR",
                        ),
                        name="need_ended_by_an_assessment",
                    ),
                    models.CheckConstraint(condition=models.Q(("level__in", [1, 2, 3])), name="need_level_known"),
                ],
            },
        ),
        migrations.CreateModel(
            name="View",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("item_class", models.CharField(default=handrail.records.facts.ItemClass["ASSESSMENT"], max_length=40)),
                (
                    "whose",
                    models.CharField(
                        choices=[("young_person", "The young person's own view"), ("worker", "The agency's view")],
                        max_length=12,
                    ),
                ),
                ("ratings", models.JSONField(default=dict)),
                ("finished_on", models.DateField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.agency"
                    ),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="views", to="planning.assessment"
                    ),
                ),
                (
                    "begun_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "finished_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.person"
                    ),
                ),
            ],
            options={
                "ordering": ["whose", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("assessment", "agency", "whose"), name="view_once_for_an_agency"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("finished_by", None), ("finished_on", None)),
                            models.Q(("finished_by__isnull", False), ("finished_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="view_finished_who_and_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewAnswers",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1)),
                ("written_at", models.DateTimeField()),
                ("deleted_at", models.DateTimeField(null=True)),
                ("item_class", models.CharField(default=handrail.records.facts.ItemClass["ASSESSMENT"], max_length=40)),
                ("answers", models.JSONField(default=dict)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.agency"
                    ),
                ),
                (
                    "deleted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.person"
                    ),
                ),
                (
                    "view",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="words", to="planning.view"
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        help_text="Who saved this version",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("deleted_at", None), ("deleted_by", None)),
                            models.Q(("deleted_at__isnull", False), ("deleted_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="planning_viewanswers_deleted_who_and_when",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Agreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1)),
                ("written_at", models.DateTimeField()),
                ("deleted_at", models.DateTimeField(null=True)),
                ("item_class", models.CharField(default=handrail.records.facts.ItemClass["ASSESSMENT"], max_length=40)),
                ("reason", models.TextField()),
                ("reasons", models.JSONField(default=dict)),
                (
                    "risk_and_rights",
                    models.TextField(blank=True, help_text="How safety and the right to live their life were weighed"),
                ),
                (
                    "band_because",
                    models.TextField(blank=True, help_text="Why it is judged otherwise than the score's band"),
                ),
                (
                    "without_because",
                    models.TextField(blank=True, help_text="Why it was agreed without a view that was wanted"),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.agency"
                    ),
                ),
                (
                    "deleted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.person"
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        help_text="Who saved this version",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "assessment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="agreement", to="planning.assessment"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("deleted_at", None), ("deleted_by", None)),
                            models.Q(("deleted_at__isnull", False), ("deleted_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="planning_agreement_deleted_who_and_when",
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="assessment",
            index=models.Index(fields=["person", "-opened_on"], name="assessment_person_opened"),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("deleted_at", None), ("deleted_by", None)),
                    models.Q(("deleted_at__isnull", False), ("deleted_by__isnull", False)),
                    _connector="OR",
                ),
                name="planning_assessment_deleted_who_and_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agreed_by__isnull", False), ("agreed_on__isnull", False), ("status", "agreed")),
                    models.Q(models.Q(("status", "agreed"), _negated=True), ("agreed_by", None), ("agreed_on", None)),
                    _connector="OR",
                ),
                name="assessment_agreed_who_and_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(models.Q(("status", "withdrawn"), _negated=True), ("withdrawn_because", "")),
                    models.Q(models.Q(("withdrawn_because", ""), _negated=True), ("status", "withdrawn")),
                    _connector="OR",
                ),
                name="assessment_withdrawn_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(("follows", models.F("id")), _negated=True), name="assessment_does_not_follow_itself"
            ),
        ),
    ]
