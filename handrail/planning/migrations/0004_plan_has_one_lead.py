"""On every day of a plan exactly one lead professional. That there are never two is `lead_one_at_a_time`; that there is
always one is asked when a transaction ends, so that a lead can be passed on within it.
"""

from django.db import migrations

CREATE = """
CREATE FUNCTION planning_plan_is_led() RETURNS trigger
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
        (SELECT range_agg(daterange(lead.since, lead.until)) FROM planning_lead lead WHERE lead.plan_id = plan.id), '{}')
  ) THEN
    RAISE EXCEPTION 'Plan % is not led by exactly one professional on each of its days.', of_plan
      USING ERRCODE = 'check_violation', CONSTRAINT = 'plan_has_one_lead';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER plan_has_one_lead AFTER INSERT OR UPDATE ON planning_plan
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION planning_plan_is_led();
CREATE CONSTRAINT TRIGGER plan_has_one_lead AFTER INSERT OR UPDATE OR DELETE ON planning_lead
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION planning_plan_is_led();
"""
DROP = """
DROP TRIGGER plan_has_one_lead ON planning_lead;
DROP TRIGGER plan_has_one_lead ON planning_plan;
DROP FUNCTION planning_plan_is_led();
"""


class Migration(migrations.Migration):
    dependencies = [("planning", "0003_plans")]
    operations = [migrations.RunSQL(CREATE, DROP)]
