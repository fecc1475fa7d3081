import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("partnership", "0002_contact_officer"),
        ("partnership", "__first__"),
        ("records", "0006_written_classes"),
        ("sharing", "0002_retention_roads"),
    ]

    operations = [
        migrations.CreateModel(
            name="AccessRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "address",
                    models.UUIDField(
                        help_text="The person's id, where the user came from an address of theirs", null=True
                    ),
                ),
                ("given", models.CharField(blank=True, max_length=120)),
                ("family", models.CharField(blank=True, max_length=120)),
                ("born", models.DateField(null=True)),
                (
                    "number",
                    models.CharField(blank=True, help_text="An NHS number, a UPN or an agency's own id", max_length=40),
                ),
                ("why", models.TextField()),
                ("until", models.DateField(help_text="The last day on which they need it")),
                ("at", models.DateTimeField()),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[("given", "Let in"), ("refused", "Not let in"), ("withdrawn", "Taken back")],
                        max_length=20,
                    ),
                ),
                ("answer_words", models.TextField(blank=True, help_text="What whoever asked is told")),
                ("answered_at", models.DateTimeField(null=True)),
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
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "for_member",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnership.membership",
                    ),
                ),
                (
                    "for_team",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.team"
                    ),
                ),
                (
                    "membership",
                    models.ForeignKey(
                        help_text="In which post they asked",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnership.membership",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "indexes": [models.Index(fields=["by", "-at"], name="access_request_by")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("why", ""), _negated=True), name="access_request_says_why"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("for_member__isnull", False), ("for_team", None)),
                            models.Q(("for_member", None), ("for_team__isnull", False)),
                            _connector="OR",
                        ),
                        name="access_request_for_one",
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
                        name="access_request_answered_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer__in", ["given", "refused"]), _negated=True),
                            models.Q(("answered_by", models.F("by")), _negated=True),
                            _connector="OR",
                        ),
                        name="access_request_answered_by_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Connection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "address",
                    models.UUIDField(
                        help_text="The person's id, where the user came from an address of theirs", null=True
                    ),
                ),
                ("given", models.CharField(blank=True, max_length=120)),
                ("family", models.CharField(blank=True, max_length=120)),
                ("born", models.DateField(null=True)),
                (
                    "number",
                    models.CharField(blank=True, help_text="An NHS number, a UPN or an agency's own id", max_length=40),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("self", "Is this person"),
                            ("family", "Family, or lives with them"),
                            ("private", "Knows them privately"),
                        ],
                        max_length=20,
                    ),
                ),
                ("postcode", models.CharField(blank=True, max_length=10)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("since", models.DateField()),
                ("until", models.DateField(help_text="The first day on which it no longer holds", null=True)),
                ("ended_why", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
                ("allowed_at", models.DateTimeField(null=True)),
                ("allowed_why", models.TextField(blank=True)),
                (
                    "allowed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-recorded_at", "-pk"],
                "indexes": [models.Index(fields=["user"], name="connection_user")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until", None), ("until__gte", models.F("since")), _connector="OR"),
                        name="connection_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_by", None), ("ended_why", ""), ("until", None)),
                            models.Q(
                                ("ended_by__isnull", False),
                                ("until__isnull", False),
                                models.Q(("ended_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="connection_ended_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("allowed_at", None), ("allowed_by", None), ("allowed_why", "")),
                            models.Q(
                                ("allowed_at__isnull", False),
                                ("allowed_by__isnull", False),
                                models.Q(("allowed_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="connection_allowed_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("allowed_by", None),
                            models.Q(("allowed_by", models.F("user")), _negated=True),
                            _connector="OR",
                        ),
                        name="connection_allowed_by_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Emergency",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "address",
                    models.UUIDField(
                        help_text="The person's id, where the user came from an address of theirs", null=True
                    ),
                ),
                ("given", models.CharField(blank=True, max_length=120)),
                ("family", models.CharField(blank=True, max_length=120)),
                ("born", models.DateField(null=True)),
                (
                    "number",
                    models.CharField(blank=True, help_text="An NHS number, a UPN or an agency's own id", max_length=40),
                ),
                ("purpose", models.CharField(max_length=60)),
                ("danger", models.CharField(help_text="From data/letting_in.toml", max_length=40)),
                ("words", models.TextField(help_text="What the danger is")),
                ("at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(help_text="Where they, or the review, ended it early", null=True)),
                ("review_due", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("upheld", "It was right"), ("not_justified", "It was not justified")],
                        max_length=20,
                    ),
                ),
                ("review_words", models.TextField(blank=True)),
                ("follow_up", models.TextField(blank=True, help_text="What follows from it")),
                ("reviewed_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "membership",
                    models.ForeignKey(
                        help_text="In which post",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnership.membership",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.person"
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
                    "reviewed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "emergencies",
                "ordering": ["-at", "-pk"],
                "indexes": [
                    models.Index(fields=["by", "-at"], name="emergency_by"),
                    models.Index(fields=["person"], name="emergency_person"),
                    models.Index(
                        condition=models.Q(("outcome", "")), fields=["review_due"], name="emergency_to_review"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("words", ""), _negated=True), name="emergency_says_why"),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("at"))), name="emergency_ends_after_start"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("outcome", ""), ("review_words", ""), ("reviewed_at", None), ("reviewed_by", None)
                            ),
                            models.Q(
                                models.Q(("outcome", ""), _negated=True),
                                models.Q(("review_words", ""), _negated=True),
                                ("reviewed_at__isnull", False),
                                ("reviewed_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="emergency_reviewed_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reviewed_by", None),
                            models.Q(("reviewed_by", models.F("by")), _negated=True),
                            _connector="OR",
                        ),
                        name="emergency_reviewed_by_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Grant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("why", models.TextField()),
                ("since", models.DateField()),
                ("until", models.DateField(help_text="The first day without it")),
                ("decided_at", models.DateTimeField()),
                (
                    "review_on",
                    models.DateField(help_text="None where it is over before it would be looked at again", null=True),
                ),
                ("reviewed_on", models.DateField(null=True)),
                ("review_words", models.TextField(blank=True)),
                ("ended_on", models.DateField(help_text="The first day without it, where it ended early", null=True)),
                ("ended_why", models.TextField(blank=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnership.membership",
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
                    "request",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grant",
                        to="sharing.accessrequest",
                    ),
                ),
                (
                    "reviewed_by",
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
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.team"
                    ),
                ),
            ],
            options={
                "ordering": ["-since", "-pk"],
                "indexes": [models.Index(fields=["person", "until"], name="grant_person_until")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("member__isnull", False), ("team", None)),
                            models.Q(("member", None), ("team__isnull", False)),
                            _connector="OR",
                        ),
                        name="grant_one_holder",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("since"))), name="grant_ends_after_start"
                    ),
                    models.CheckConstraint(condition=models.Q(("why", ""), _negated=True), name="grant_says_why"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_by", None), ("ended_on", None), ("ended_why", "")),
                            models.Q(
                                ("ended_by__isnull", False),
                                ("ended_on__isnull", False),
                                ("ended_on__lte", models.F("until")),
                                models.Q(("ended_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="grant_ended_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("review_words", ""), ("reviewed_by", None), ("reviewed_on", None)),
                            models.Q(
                                ("reviewed_by__isnull", False),
                                ("reviewed_on__isnull", False),
                                models.Q(("review_words", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="grant_reviewed_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LookedInto",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person_id", models.UUIDField(help_text="None for searches", null=True)),
                ("up_to", models.BigIntegerField(help_text="The last entry of the ledger that was looked into")),
                ("words", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "looked into",
                "indexes": [models.Index(fields=["user", "person_id"], name="looked_into_user_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="looked_into_says_what"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("by", models.F("user")), _negated=True), name="looked_into_by_another"
                    ),
                ],
            },
        ),
    ]
