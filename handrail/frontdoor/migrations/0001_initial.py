import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("partnership", "0002_contact_officer"),
        ("partnership", "__first__"),
        ("records", "0006_written_classes"),
    ]

    operations = [
        migrations.CreateModel(
            name="Contact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("received_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waits for a decision"),
                            ("with_worker", "With the team that works with them"),
                            ("decided", "Decided"),
                        ],
                        default="waiting",
                        max_length=12,
                    ),
                ),
                ("matched_at", models.DateTimeField(null=True)),
                ("in_danger", models.BooleanField()),
                ("danger", models.TextField(blank=True)),
                ("given", models.CharField(blank=True, max_length=120)),
                ("family", models.CharField(blank=True, max_length=120)),
                ("born", models.DateField(null=True)),
                ("age_told", models.CharField(blank=True, max_length=40)),
                ("address", models.CharField(blank=True, max_length=300)),
                ("postcode", models.CharField(blank=True, max_length=10)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("school", models.CharField(blank=True, max_length=200)),
                ("happened", models.TextField()),
                ("worry", models.TextField()),
                ("working", models.TextField(blank=True)),
                ("young_person_says", models.TextField(blank=True)),
                ("family_says", models.TextField(blank=True)),
                (
                    "consent",
                    models.CharField(
                        choices=[
                            ("agreed", "Yes, they agree to it"),
                            ("refused", "They were asked and said no"),
                            ("not_asked", "They were not asked"),
                        ],
                        max_length=10,
                    ),
                ),
                ("consent_reason", models.TextField(blank=True)),
                ("referrer_name", models.CharField(max_length=200)),
                ("referrer_role", models.CharField(blank=True, max_length=200)),
                ("referrer_organisation", models.CharField(blank=True, max_length=200)),
                ("referrer_email", models.EmailField(blank=True, max_length=254)),
                ("referrer_phone", models.CharField(blank=True, max_length=40)),
                ("rating", models.CharField(blank=True, help_text="A code of practice.toml", max_length=20)),
                ("rating_due", models.DateTimeField(null=True)),
                ("decide_by", models.DateTimeField(help_text="The statutory clock")),
                ("due_at", models.DateTimeField(help_text="The nearest of its clocks: what the queue is ordered by")),
                ("taken_up_at", models.DateTimeField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        help_text="Whose information it is",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnership.agency",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "author_team",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.team"
                    ),
                ),
                (
                    "matched_by",
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
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.person"
                    ),
                ),
                (
                    "receiving_team",
                    models.ForeignKey(
                        help_text="The front door",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnership.team",
                    ),
                ),
                (
                    "recognised_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.sourceperson",
                    ),
                ),
                (
                    "taken_up_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "taking_team",
                    models.ForeignKey(
                        help_text="Works with it now",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnership.team",
                    ),
                ),
            ],
            options={
                "ordering": ["due_at", "id"],
                "indexes": [
                    models.Index(fields=["receiving_team", "state", "due_at"], name="contact_queue"),
                    models.Index(fields=["taking_team", "state"], name="contact_taken"),
                    models.Index(fields=["author_team"], name="contact_author_team"),
                    models.Index(fields=["person"], name="contact_person"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("matched_at", None), ("matched_by", None), ("person", None)),
                            models.Q(("matched_at__isnull", False), ("person__isnull", False)),
                            _connector="OR",
                        ),
                        name="contact_matched_who_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("consent", "agreed"), models.Q(("consent_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="contact_reason_without_consent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "with_worker"), _negated=True),
                            ("taking_team__isnull", False),
                            _connector="OR",
                        ),
                        name="contact_with_some_worker",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("taken_up_at", None), ("taken_up_by", None)),
                            models.Q(("taken_up_at__isnull", False), ("taken_up_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="contact_taken_up_who_and_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("stored_as", models.CharField(max_length=80, unique=True)),
                ("size", models.PositiveIntegerField(help_text="Bytes")),
                ("scanned", models.BooleanField()),
                ("at", models.DateTimeField()),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="attachments", to="frontdoor.contact"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "mail_to",
                    models.EmailField(
                        blank=True,
                        help_text="Told by e-mail that there is an answer, without what it says",
                        max_length=254,
                    ),
                ),
                ("mailed_at", models.DateTimeField(null=True)),
                ("read_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "contact",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answer", to="frontdoor.contact"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AgencyCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("given", models.CharField(blank=True, max_length=120)),
                ("family", models.CharField(blank=True, max_length=120)),
                ("born", models.DateField(null=True)),
                ("address", models.CharField(blank=True, max_length=320)),
                ("question", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("due_at", models.DateTimeField(null=True)),
                ("nudged_at", models.DateTimeField(null=True)),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("nothing", "Nothing known"),
                            ("not_relevant", "Known, nothing relevant"),
                            ("information", "Information"),
                            ("declined", "Declined"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "Pointer: that the agency is or was involved, whom to ring, how fresh"),
                            (2, "Summary: what happened, in a line"),
                            (3, "Full: as the agency sent it"),
                        ],
                        help_text="How far information may be passed on",
                        null=True,
                    ),
                ),
                ("text", models.TextField(blank=True, help_text="The information, or why the agency declines")),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.agency"
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.team"
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="checks", to="frontdoor.contact"
                    ),
                ),
            ],
            options={
                "ordering": ["asked_at", "id"],
                "indexes": [models.Index(fields=["agency", "answered_at"], name="check_asked_of")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answered_at", None)),
                        fields=("contact", "agency", "team"),
                        name="check_asked_once_at_a_time",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at", None), ("answered_by", None)),
                            models.Q(
                                models.Q(("answer", ""), _negated=True),
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="check_answered_who_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", "information"), ("level__isnull", False)),
                            models.Q(models.Q(("answer", "information"), _negated=True), ("level", None)),
                            _connector="OR",
                        ),
                        name="check_information_has_a_level",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answer", "declined"), ("text", ""), _negated=True),
                        name="check_declined_because",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        help_text="Of need; not weighed anew by an open worker's team", null=True
                    ),
                ),
                ("route", models.CharField(max_length=40)),
                ("is_referral", models.BooleanField()),
                (
                    "statements",
                    models.JSONField(default=list, help_text="Codes of the threshold statements it rests on"),
                ),
                ("rationale", models.TextField()),
                (
                    "previous_referral",
                    models.DateField(help_text="Of the same young person, where there was one", null=True),
                ),
                ("is_re_referral", models.BooleanField(default=False)),
                ("practice", models.CharField(max_length=20)),
                ("at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        help_text="Who decided",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnership.agency",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "contact",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="decision", to="frontdoor.contact"
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        help_text="Who takes it on",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnership.team",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("rationale", ""), _negated=True), name="decision_says_why"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("level__isnull", False), ("route", "open_worker"), _connector="OR"),
                        name="decision_weighs_the_level",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_re_referral", False),
                            models.Q(("is_referral", True), ("previous_referral__isnull", False)),
                            _connector="OR",
                        ),
                        name="decision_re_referral_rests_on_one",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LevelStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("from_level", models.PositiveSmallIntegerField()),
                ("to_level", models.PositiveSmallIntegerField()),
                ("from_plan", models.CharField(blank=True, max_length=120)),
                ("to_plan", models.CharField(blank=True, max_length=120)),
                ("receiving_lead", models.CharField(blank=True, max_length=200)),
                ("reason", models.TextField()),
                ("family_agrees", models.BooleanField()),
                ("left_on", models.DateField()),
                ("began_on", models.DateField(null=True)),
                ("at", models.DateTimeField()),
                (
                    "after",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="before",
                        to="frontdoor.levelstep",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.agency"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="frontdoor.decision",
                    ),
                ),
                (
                    "from_team",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.team"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.person"
                    ),
                ),
                (
                    "recognised_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.sourceperson",
                    ),
                ),
                (
                    "to_team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.team"
                    ),
                ),
            ],
            options={
                "ordering": ["left_on", "id"],
                "indexes": [models.Index(fields=["person", "left_on"], name="step_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("from_level", models.F("to_level")), _negated=True),
                        name="step_goes_somewhere",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("began_on", None), ("began_on__gte", models.F("left_on")), _connector="OR"),
                        name="step_begins_after",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RatingChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("before", models.CharField(blank=True, max_length=20)),
                ("after", models.CharField(max_length=20)),
                ("reason", models.TextField(blank=True)),
                ("due", models.DateTimeField(null=True)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ratings", to="frontdoor.contact"
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("before", ""), models.Q(("reason", ""), _negated=True), _connector="OR"),
                        name="rating_changed_with_a_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ShiftHandover",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("note", models.TextField()),
                ("figures", models.JSONField(default=dict, help_text="How many waited, were late, and had checks out")),
                ("at", models.DateTimeField()),
                ("taken_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.team"
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("taken_at", None), ("taken_by", None)),
                            models.Q(("taken_at__isnull", False), ("taken_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="shift_taken_who_and_when",
                    )
                ],
            },
        ),
    ]
