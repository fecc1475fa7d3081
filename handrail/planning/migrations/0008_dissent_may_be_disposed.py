"""A dissent stays as it was said, until its time is up and a disposal that two officers agreed on takes it."""

from django.db import migrations

_STAYS = """
CREATE OR REPLACE FUNCTION planning_dissent_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    OLD.person_id := NEW.person_id;
    OLD.told_as := NEW.told_as;
    IF OLD IS NOT DISTINCT FROM NEW THEN
      RETURN NEW;
    END IF;
  {road}
  END IF;
  RAISE EXCEPTION 'A dissent stays as it was said.';
END $$;
"""
MAY_GO = _STAYS.format(road="ELSIF handrail_disposing() THEN RETURN OLD;")
STAYS = _STAYS.format(road="")


class Migration(migrations.Migration):
    dependencies = [("planning", "0007_without_words"), ("sharing", "0002_retention_roads")]
    operations = [migrations.RunSQL(MAY_GO, STAYS)]
