"""Words and ratings go to the tables that are guarded by themselves; places in a team get an end; what an assessment says
follows the record by which the young person was known. Classes of need domains are written after `migrate`.
"""

from django.db import migrations

APART = """
INSERT INTO planning_planreasons (plan_id, why, step_reason, version, written_by_id, written_at)
  SELECT id, why, step_reason, 1, written_by_id, written_at FROM planning_plan;
INSERT INTO planning_assessmentreasons
    (assessment_id, person_id, agency_id, item_class, prompted_by, withdrawn_because, version, written_by_id, written_at)
  SELECT id, person_id, agency_id, item_class, prompted_by, withdrawn_because, 1, written_by_id, written_at
  FROM planning_assessment;
INSERT INTO writing_version (kind, record_id, number, what, by_id, at, "values", changed)
  SELECT 'planning.planreasons', id, 1, 'written', written_by_id, written_at,
    jsonb_build_object('plan', plan_id, 'why', why, 'step_reason', step_reason), '["plan", "step_reason", "why"]'
  FROM planning_planreasons;
INSERT INTO writing_version (kind, record_id, number, what, by_id, at, "values", changed)
  SELECT 'planning.assessmentreasons', id, 1, 'written', written_by_id, written_at,
    jsonb_build_object('assessment', assessment_id, 'person', person_id, 'agency', agency_id, 'item_class', item_class,
      'prompted_by', prompted_by, 'withdrawn_because', withdrawn_because),
    '["agency", "assessment", "item_class", "person", "prompted_by", "withdrawn_because"]'
  FROM planning_assessmentreasons;
INSERT INTO planning_agreedrating (assessment_id, person_id, agency_id, item_class, domain, rating, told_as)
  SELECT assessment.id, person_id, agency_id, item_class, key, value, '{}'
  FROM planning_assessment assessment, jsonb_each_text(levels);
INSERT INTO planning_viewrating (view_id, person_id, agency_id, item_class, domain, rating, confidence, told_as)
  SELECT seen.id, person_id, agency_id, item_class, key, value ->> 'rating', coalesce(value ->> 'confidence', ''), '{}'
  FROM planning_view seen, jsonb_each(ratings) WHERE value ->> 'rating' IS NOT NULL;
UPDATE planning_assessment assessment SET recognised_by_id = person.shown_from_id
  FROM records_person person WHERE person.id = assessment.person_id;
UPDATE planning_need need SET recognised_by_id = assessment.recognised_by_id
  FROM planning_assessment assessment WHERE assessment.id = need.assessment_id;
UPDATE planning_member SET until = (greatest(since, current_date) + interval '6 months')::date
  WHERE until IS NULL AND post_id IS NOT NULL;
UPDATE disclosure_reach reach SET until = member.until
  FROM planning_member member
  WHERE reach.basis = 'team_around' AND reach.fact = 'member ' || member.id AND reach.until IS NULL;
"""
TOGETHER = """
UPDATE planning_plan plan SET why = reasons.why, step_reason = reasons.step_reason
  FROM planning_planreasons reasons WHERE reasons.plan_id = plan.id;
UPDATE planning_assessment assessment
  SET prompted_by = reasons.prompted_by, withdrawn_because = reasons.withdrawn_because
  FROM planning_assessmentreasons reasons WHERE reasons.assessment_id = assessment.id;
UPDATE planning_assessment assessment SET levels = agreed.levels
  FROM (SELECT assessment_id, jsonb_object_agg(domain, rating) AS levels FROM planning_agreedrating GROUP BY 1) agreed
  WHERE agreed.assessment_id = assessment.id;
UPDATE planning_view seen SET ratings = rated.ratings
  FROM (SELECT view_id, jsonb_object_agg(domain, jsonb_build_object('rating', rating, 'confidence', confidence)) AS ratings
        FROM planning_viewrating GROUP BY 1) rated
  WHERE rated.view_id = seen.id;
DELETE FROM writing_version WHERE kind IN ('planning.planreasons', 'planning.assessmentreasons');
"""

# A dissent stays as it was said. It goes along with the person's records, and its class with the partnership's domains.
DISSENT_STAYS = """
CREATE OR REPLACE FUNCTION planning_dissent_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    OLD.person_id := NEW.person_id;
    OLD.told_as := NEW.told_as;
    IF OLD IS NOT DISTINCT FROM NEW THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'A dissent stays as it was said.';
END $$;
"""
DISSENT_STAYED = """
CREATE OR REPLACE FUNCTION planning_dissent_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A dissent stays as it was said.';
END $$;
"""

LED = """
CREATE OR REPLACE FUNCTION planning_plan_is_led() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  of_plan bigint;
BEGIN
  IF TG_TABLE_NAME = 'planning_plan' THEN
    of_plan := NEW.id;
  ELSIF TG_OP = 'DELETE' THEN
    of_plan := OLD.plan_id;
  ELSE
    of_plan := NEW.plan_id;
  END IF;
  IF EXISTS (
    SELECT FROM planning_plan plan
    WHERE plan.id = of_plan
      AND datemultirange(daterange(plan.since, plan.until)) <> coalesce(
        (SELECT range_agg(daterange(lead.since, lead.until)) FROM planning_lead lead
         WHERE lead.plan_id = plan.id{begun}), '{{}}')
  ) THEN
    RAISE EXCEPTION 'Plan % is not led by exactly one professional on each of its days.', of_plan
      USING ERRCODE = 'check_violation', CONSTRAINT = 'plan_has_one_lead';
  END IF;
  RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("planning", "0005_guarded"), ("writing", "0001_initial"), ("disclosure", "0004_reach_team_around")]
    operations = [
        migrations.RunSQL(APART, TOGETHER),
        migrations.RunSQL(DISSENT_STAYS, DISSENT_STAYED),
        migrations.RunSQL(LED.format(begun=" AND lead.called_off_on IS NULL"), LED.format(begun="")),
    ]
