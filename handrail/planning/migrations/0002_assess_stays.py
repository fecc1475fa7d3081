"""What is published or said stays as it was: the database refuses to change it, whoever asks."""

from django.db import migrations

STAYS = """
CREATE FUNCTION planning_instrument_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status <> 'draft' AND (
    TG_OP = 'DELETE'
    OR (NEW.code, NEW.version, NEW.definition, NEW.title) IS DISTINCT FROM (OLD.code, OLD.version, OLD.definition, OLD.title)
    OR NEW.status = 'draft'
  ) THEN
    RAISE EXCEPTION 'A published instrument stays as it is: write the next version.';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER planning_instrument_stays BEFORE UPDATE OR DELETE ON planning_instrumentversion
  FOR EACH ROW EXECUTE FUNCTION planning_instrument_stays();
CREATE FUNCTION planning_dissent_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A dissent stays as it was said.';
END $$;
CREATE TRIGGER planning_dissent_stays BEFORE UPDATE OR DELETE ON planning_dissent
  FOR EACH ROW EXECUTE FUNCTION planning_dissent_stays();
"""
GOES = """
DROP TRIGGER planning_dissent_stays ON planning_dissent;
DROP FUNCTION planning_dissent_stays();
DROP TRIGGER planning_instrument_stays ON planning_instrumentversion;
DROP FUNCTION planning_instrument_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("planning", "0001_initial")]
    operations = [migrations.RunSQL(STAYS, GOES)]
