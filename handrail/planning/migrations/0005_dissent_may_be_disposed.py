"""A dissent stays as it was said, until its time is up and a disposal that two officers agreed on takes it."""

from django.db import migrations

MAY_GO = """
CREATE OR REPLACE FUNCTION planning_dissent_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND handrail_disposing() THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'A dissent stays as it was said.';
END $$;
"""
STAYS = """
CREATE OR REPLACE FUNCTION planning_dissent_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A dissent stays as it was said.';
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("planning", "0004_plan_has_one_lead"), ("sharing", "0002_retention_roads")]
    operations = [migrations.RunSQL(MAY_GO, STAYS)]
