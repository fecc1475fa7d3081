import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import handrail.planning.models.team


class Migration(migrations.Migration):
    dependencies = [
        ("partnership", "0001_initial"),
        ("partnership", "__first__"),
        ("planning", "0002_assess_stays"),
        ("records", "0006_written_classes"),
    ]

    operations = [
        migrations.CreateModel(
            name="OutboxMessage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("to", models.CharField(max_length=254)),
                ("subject", models.CharField(max_length=200)),
                ("body", models.TextField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="CalendarFeed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "digest",
                    models.CharField(help_text="SHA-256 of the token in the address", max_length=64, unique=True),
                ),
                ("made_at", models.DateTimeField()),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Plan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1)),
                ("written_at", models.DateTimeField()),
                ("deleted_at", models.DateTimeField(null=True)),
                ("kind", models.CharField(max_length=40)),
                ("why", models.TextField(help_text="Why there is a plan, in words that the young person can read")),
                ("since", models.DateField()),
                ("until", models.DateField(help_text="The first day without it", null=True)),
                (
                    "step_reason",
                    models.TextField(blank=True, help_text="Why it was stepped up, down or across from the one before"),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        help_text="Whose plan it is",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnership.agency",
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
                        to="planning.plan",
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
                "ordering": ["-since", "-pk"],
                "abstract": False,
                "indexes": [models.Index(fields=["person", "-since"], name="plan_person_since")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("deleted_at", None), ("deleted_by", None)),
                            models.Q(("deleted_at__isnull", False), ("deleted_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="planning_plan_deleted_who_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until", None), ("until__gte", models.F("since")), _connector="OR"),
                        name="plan_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("follows", models.F("id")), _negated=True),
                        name="plan_does_not_follow_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Member",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1)),
                ("written_at", models.DateTimeField()),
                ("deleted_at", models.DateTimeField(null=True)),
                ("role", models.CharField(help_text="From data/team_roles.toml", max_length=40)),
                ("name", models.CharField(blank=True, help_text="Of somebody who has no post here", max_length=200)),
                (
                    "contact",
                    models.CharField(
                        blank=True, help_text="How to reach somebody who has no post here", max_length=200
                    ),
                ),
                ("since", models.DateField()),
                ("until", models.DateField(help_text="The first day no longer in the team", null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        help_text="None for the family",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnership.agency",
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
                    "post",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.post"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="members", to="planning.plan"
                    ),
                ),
            ],
            options={
                "ordering": ["since", "pk"],
                "abstract": False,
                "indexes": [models.Index(fields=["post"], name="member_post")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("deleted_at", None), ("deleted_by", None)),
                            models.Q(("deleted_at__isnull", False), ("deleted_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="planning_member_deleted_who_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), ("post__isnull", False)),
                            models.Q(("post", None), ("user", None), models.Q(("name", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="member_is_a_post_or_named",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until", None), ("until__gte", models.F("since")), _connector="OR"),
                        name="member_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Lead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateField()),
                ("until", models.DateField(help_text="The first day on which somebody else leads", null=True)),
                ("because", models.CharField(help_text="Why the lead is with them", max_length=300)),
                ("set_at", models.DateTimeField()),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="planning.member"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="leads", to="planning.plan"
                    ),
                ),
            ],
            options={
                "ordering": ["since"],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (handrail.planning.models.team.Only("plan"), "="),
                            (handrail.planning.models.team.Days("since", "until"), "&&"),
                        ],
                        name="lead_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until", None), ("until__gt", models.F("since")), _connector="OR"),
                        name="lead_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Goal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1)),
                ("written_at", models.DateTimeField()),
                ("deleted_at", models.DateTimeField(null=True)),
                ("words", models.TextField()),
                (
                    "whose_words",
                    models.CharField(
                        choices=[
                            ("young_person", "The young person's own"),
                            ("family", "Their family's"),
                            ("worker", "A worker's, written for them"),
                        ],
                        max_length=20,
                    ),
                ),
                ("signs", models.TextField(blank=True, help_text="How everybody will know that it is achieved")),
                (
                    "domains",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), help_text="Need domains, by code", size=None
                    ),
                ),
                (
                    "achieved",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("met", "Achieved"),
                            ("partly", "Partly achieved"),
                            ("not_met", "Not achieved"),
                            ("not_wanted", "No longer wanted"),
                        ],
                        max_length=20,
                    ),
                ),
                ("how_it_went", models.TextField(blank=True)),
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
                    "written_by",
                    models.ForeignKey(
                        help_text="Who saved this version",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="goals", to="planning.plan"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("deleted_at", None), ("deleted_by", None)),
                            models.Q(("deleted_at__isnull", False), ("deleted_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="planning_goal_deleted_who_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("domains", []), _negated=True), name="goal_serves_a_domain"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Closing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1)),
                ("written_at", models.DateTimeField()),
                ("deleted_at", models.DateTimeField(null=True)),
                (
                    "because",
                    models.CharField(
                        choices=[
                            ("met", "What it was for has been achieved"),
                            ("stepped_up", "Stepped up to another plan"),
                            ("stepped_down", "Stepped down to another plan"),
                            ("stepped_across", "Goes on as another kind of plan"),
                            ("moved", "They moved to another area, which has taken over"),
                            ("declined", "They no longer want it, and it rests on their consent"),
                            ("by_age", "It ends by law at their age"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("summary", models.TextField(help_text="What was achieved and what was not")),
                ("support_goes_on", models.TextField(help_text="Where support continues, and whom to ring")),
                ("receiving_owner", models.CharField(blank=True, help_text="By name", max_length=200)),
                ("agreed_on", models.DateField(help_text="When the receiving owner agreed", null=True)),
                (
                    "no_owner_because",
                    models.TextField(blank=True, help_text="The decision that nobody is to receive them, and why"),
                ),
                ("no_owner_decided_by", models.CharField(blank=True, max_length=200)),
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
                    "receiving_agency",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnership.agency",
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
                    "plan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="closing", to="planning.plan"
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
                        name="planning_closing_deleted_who_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agreed_on", None), ("receiving_agency", None), ("receiving_owner", "")),
                            models.Q(
                                models.Q(("receiving_owner", ""), _negated=True),
                                ("agreed_on__isnull", False),
                                ("receiving_agency__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="closing_receiver_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("no_owner_because", ""), ("no_owner_decided_by", "")),
                            models.Q(
                                models.Q(("no_owner_because", ""), _negated=True),
                                models.Q(("no_owner_decided_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="closing_decision_has_its_decider",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Action",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1)),
                ("written_at", models.DateTimeField()),
                ("deleted_at", models.DateTimeField(null=True)),
                ("what", models.TextField()),
                ("due", models.DateField()),
                ("done_on", models.DateField(null=True)),
                ("evidence", models.TextField(blank=True, help_text="How it can be seen that it was done")),
                ("dropped_because", models.TextField(blank=True, help_text="Why it is not to be done after all")),
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
                    "written_by",
                    models.ForeignKey(
                        help_text="Who saved this version",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "goal",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="planning.goal",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="actions", to="planning.member"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="actions", to="planning.plan"
                    ),
                ),
            ],
            options={
                "ordering": ["due", "pk"],
                "abstract": False,
                "indexes": [models.Index(fields=["owner", "due"], name="action_owner_due")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("deleted_at", None), ("deleted_by", None)),
                            models.Q(("deleted_at__isnull", False), ("deleted_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="planning_action_deleted_who_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_on", None), ("evidence", "")),
                            models.Q(("done_on__isnull", False), models.Q(("evidence", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="action_done_with_evidence",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("done_on", None), ("dropped_because", ""), _connector="OR"),
                        name="action_done_or_dropped",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Provision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1)),
                ("written_at", models.DateTimeField()),
                ("deleted_at", models.DateTimeField(null=True)),
                ("service", models.CharField(max_length=200)),
                (
                    "domains",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), help_text="Need domains, by code", size=None
                    ),
                ),
                ("since", models.DateField()),
                ("planned_end", models.DateField(help_text="The first day without it, as planned")),
                ("until", models.DateField(help_text="The first day without it, once it has ended", null=True)),
                ("end_reason", models.CharField(blank=True, max_length=200)),
                (
                    "agency",
                    models.ForeignKey(
                        help_text="Who provides it",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnership.agency",
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="provisions", to="planning.plan"
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
                "ordering": ["since", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("deleted_at", None), ("deleted_by", None)),
                            models.Q(("deleted_at__isnull", False), ("deleted_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="planning_provision_deleted_who_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("domains", []), _negated=True), name="provision_meets_a_domain"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("planned_end__gt", models.F("since"))),
                        name="provision_planned_end_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until", None), ("until__gte", models.F("since")), _connector="OR"),
                        name="provision_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1)),
                ("written_at", models.DateTimeField()),
                ("deleted_at", models.DateTimeField(null=True)),
                ("meeting", models.CharField(help_text="Which of the kind's meetings, by code", max_length=40)),
                ("due", models.DateField(help_text="When it is to be held")),
                ("held_on", models.DateField(null=True)),
                ("finished_at", models.DateTimeField(null=True)),
                ("chair", models.CharField(blank=True, max_length=200)),
                (
                    "attendance",
                    models.JSONField(default=dict, help_text="Who came: a code of `Came` for each member, by id"),
                ),
                ("young_person_view", models.TextField(blank=True, help_text="What they said of how it goes")),
                ("discussed", models.TextField(blank=True)),
                (
                    "decisions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, help_text="Each with its reason", size=None
                    ),
                ),
                (
                    "late_because",
                    models.TextField(blank=True, help_text="Why it was held after the last day that the rule allows"),
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="planning.plan"
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
                "ordering": ["due", "pk"],
                "abstract": False,
                "indexes": [models.Index(fields=["plan", "due"], name="review_plan_due")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("deleted_at", None), ("deleted_by", None)),
                            models.Q(("deleted_at__isnull", False), ("deleted_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="planning_review_deleted_who_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("finished_at", None), ("held_on__isnull", False), _connector="OR"),
                        name="review_finished_was_held",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("deleted_at", None), ("finished_at", None)),
                        fields=("plan", "meeting"),
                        name="review_one_ahead_of_a_kind",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Voice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1)),
                ("written_at", models.DateTimeField()),
                ("deleted_at", models.DateTimeField(null=True)),
                (
                    "whose",
                    models.CharField(
                        choices=[
                            ("young_person", "The young person"),
                            ("parent", "A parent or carer"),
                            ("family", "Somebody else in the family"),
                            ("friend", "A friend, or somebody they trust"),
                        ],
                        max_length=20,
                    ),
                ),
                ("words", models.TextField(blank=True, help_text="In their words, not ours")),
                (
                    "recording",
                    models.CharField(blank=True, help_text="Where a recording or picture is kept", max_length=80),
                ),
                ("recording_kind", models.CharField(blank=True, max_length=40)),
                (
                    "recording_shows",
                    models.CharField(blank=True, help_text="What it shows or says, in a line", max_length=300),
                ),
                ("heard_by", models.CharField(max_length=200)),
                ("heard_on", models.DateField()),
                ("used", models.TextField(blank=True, help_text="What was done with it")),
                ("used_on", models.DateField(null=True)),
                ("came_back", models.TextField(blank=True, help_text="What they were told came of it")),
                ("came_back_on", models.DateField(null=True)),
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
                    "recognised_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.sourceperson",
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
                "verbose_name_plural": "voices",
                "ordering": ["-heard_on", "-pk"],
                "abstract": False,
                "indexes": [models.Index(fields=["person", "-heard_on"], name="voice_person_heard")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("deleted_at", None), ("deleted_by", None)),
                            models.Q(("deleted_at__isnull", False), ("deleted_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="planning_voice_deleted_who_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("words", ""), _negated=True),
                            models.Q(("recording", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="voice_says_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("recording", ""), ("recording_kind", "")),
                            models.Q(
                                models.Q(("recording", ""), _negated=True),
                                models.Q(("recording_kind", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="voice_recording_has_its_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("used", ""), ("used_on", None)),
                            models.Q(
                                models.Q(("used", ""), _negated=True),
                                ("used_on__gte", models.F("heard_on")),
                                ("used_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="voice_used_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("came_back", ""), ("came_back_on", None)),
                            models.Q(
                                models.Q(("came_back", ""), _negated=True),
                                ("came_back_on__gte", models.F("heard_on")),
                                ("came_back_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="voice_came_back_when",
                    ),
                ],
            },
        ),
    ]
