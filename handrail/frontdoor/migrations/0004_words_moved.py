"""What was told stands apart: the old columns go, and what is written once is changed by nobody."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import handrail.frontdoor.references

WRITTEN_ONCE = """
CREATE FUNCTION frontdoor_written_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'What was decided or rated is written once: write another row of %.', TG_TABLE_NAME
    USING ERRCODE = 'check_violation', CONSTRAINT = 'written_once';
END $$;
CREATE TRIGGER written_once BEFORE UPDATE ON frontdoor_decision
  FOR EACH ROW EXECUTE FUNCTION frontdoor_written_once();
CREATE TRIGGER written_once BEFORE UPDATE ON frontdoor_ratingchange
  FOR EACH ROW EXECUTE FUNCTION frontdoor_written_once();
"""
REWRITABLE = """
DROP TRIGGER written_once ON frontdoor_ratingchange;
DROP TRIGGER written_once ON frontdoor_decision;
DROP FUNCTION frontdoor_written_once();
"""


class Migration(migrations.Migration):
    dependencies = [("frontdoor", "0003_move_words")]

    operations = [
        migrations.RemoveConstraint(
            model_name="contact",
            name="contact_reason_without_consent",
        ),
        migrations.RemoveConstraint(
            model_name="agencycheck",
            name="check_asked_once_at_a_time",
        ),
        migrations.AlterModelOptions(
            name="answer",
            options={"ordering": ["at", "id"]},
        ),
        migrations.RemoveField(
            model_name="agencycheck",
            name="address",
        ),
        migrations.RemoveField(
            model_name="agencycheck",
            name="born",
        ),
        migrations.RemoveField(
            model_name="agencycheck",
            name="family",
        ),
        migrations.RemoveField(
            model_name="agencycheck",
            name="given",
        ),
        migrations.RemoveField(
            model_name="agencycheck",
            name="question",
        ),
        migrations.RemoveField(
            model_name="answer",
            name="read_at",
        ),
        migrations.RemoveField(
            model_name="contact",
            name="address",
        ),
        migrations.RemoveField(
            model_name="contact",
            name="age_told",
        ),
        migrations.RemoveField(
            model_name="contact",
            name="born",
        ),
        migrations.RemoveField(
            model_name="contact",
            name="consent",
        ),
        migrations.RemoveField(
            model_name="contact",
            name="consent_reason",
        ),
        migrations.RemoveField(
            model_name="contact",
            name="danger",
        ),
        migrations.RemoveField(
            model_name="contact",
            name="family",
        ),
        migrations.RemoveField(
            model_name="contact",
            name="family_says",
        ),
        migrations.RemoveField(
            model_name="contact",
            name="given",
        ),
        migrations.RemoveField(
            model_name="contact",
            name="happened",
        ),
        migrations.RemoveField(
            model_name="contact",
            name="phone",
        ),
        migrations.RemoveField(
            model_name="contact",
            name="postcode",
        ),
        migrations.RemoveField(
            model_name="contact",
            name="referrer_email",
        ),
        migrations.RemoveField(
            model_name="contact",
            name="referrer_name",
        ),
        migrations.RemoveField(
            model_name="contact",
            name="referrer_organisation",
        ),
        migrations.RemoveField(
            model_name="contact",
            name="referrer_phone",
        ),
        migrations.RemoveField(
            model_name="contact",
            name="referrer_role",
        ),
        migrations.RemoveField(
            model_name="contact",
            name="school",
        ),
        migrations.RemoveField(
            model_name="contact",
            name="working",
        ),
        migrations.RemoveField(
            model_name="contact",
            name="worry",
        ),
        migrations.RemoveField(
            model_name="contact",
            name="young_person_says",
        ),
        migrations.RemoveField(
            model_name="levelstep",
            name="family_agrees",
        ),
        migrations.RemoveField(
            model_name="levelstep",
            name="reason",
        ),
        migrations.RemoveField(
            model_name="levelstep",
            name="receiving_lead",
        ),
        migrations.AlterField(
            model_name="agencycheck",
            name="asker",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.agency"
            ),
        ),
        migrations.AlterField(
            model_name="agencycheck",
            name="written_at",
            field=models.DateTimeField(),
        ),
        migrations.AlterField(
            model_name="agencycheck",
            name="written_by",
            field=models.ForeignKey(
                help_text="Who saved this version",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="answer",
            name="by_team",
            field=models.ForeignKey(
                help_text="Who answers",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="partnership.team",
            ),
        ),
        migrations.AlterField(
            model_name="answer",
            name="decision",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="answer", to="frontdoor.decision"
            ),
        ),
        migrations.AlterField(
            model_name="contact",
            name="outside_reference",
            field=models.CharField(
                default=handrail.frontdoor.references.new_outside_reference,
                help_text="What somebody without an account is given",
                max_length=11,
                unique=True,
            ),
        ),
        migrations.AlterField(
            model_name="decision",
            name="by_team",
            field=models.ForeignKey(
                help_text="In whose post they decided",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="partnership.team",
            ),
        ),
        migrations.AlterField(
            model_name="agencycheck",
            name="level",
            field=models.PositiveSmallIntegerField(
                choices=[
                    (1, "Pointer: that the agency is or was involved, whom to ring, how fresh"),
                    (2, "Summary: what happened, in a line"),
                    (3, "Full: as the agency sent it"),
                ],
                help_text="How far information may be passed on",
                null=True,
                verbose_name="how far it may be passed on",
            ),
        ),
        migrations.AlterField(
            model_name="agencycheck",
            name="text",
            field=models.TextField(
                blank=True, help_text="The information, or why the agency declines", verbose_name="information"
            ),
        ),
        migrations.AddConstraint(
            model_name="agencycheck",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("deleted_at", None), ("deleted_by", None)),
                    models.Q(("deleted_at__isnull", False), ("deleted_by__isnull", False)),
                    _connector="OR",
                ),
                name="frontdoor_agencycheck_deleted_who_and_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="agencycheck",
            constraint=models.UniqueConstraint(
                condition=models.Q(("answered_at", None), ("withdrawn_at", None)),
                fields=("contact", "agency", "team"),
                name="check_asked_once_at_a_time",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="agencycheck",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("withdrawn_at", None), ("withdrawn_by", None)),
                    models.Q(("answer", ""), ("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                    _connector="OR",
                ),
                name="check_withdrawn_who_and_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("taking_until", None),
                    models.Q(("state", "decided"), ("taking_team__isnull", False)),
                    _connector="OR",
                ),
                name="contact_let_go_once_decided",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.UniqueConstraint(
                condition=models.Q(("replaces", None)), fields=("contact",), name="decision_first_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("because", ""), ("replaces", None)),
                    models.Q(models.Q(("because", ""), _negated=True), ("replaces__isnull", False)),
                    _connector="OR",
                ),
                name="decision_replaces_because",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(("replaces", models.F("id")), _negated=True), name="decision_replaces_another"
            ),
        ),
        migrations.AddConstraint(
            model_name="stepwords",
            constraint=models.CheckConstraint(condition=models.Q(("reason", ""), _negated=True), name="step_says_why"),
        ),
        migrations.AddConstraint(
            model_name="words",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("deleted_at", None), ("deleted_by", None)),
                    models.Q(("deleted_at__isnull", False), ("deleted_by__isnull", False)),
                    _connector="OR",
                ),
                name="frontdoor_words_deleted_who_and_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="words",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("consent", "agreed"), models.Q(("consent_reason", ""), _negated=True), _connector="OR"
                ),
                name="words_reason_without_consent",
            ),
        ),
        migrations.RunSQL(WRITTEN_ONCE, REWRITABLE),
    ]
