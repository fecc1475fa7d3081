"""What is published or carried out stays as it was; and the one lawful road by which append-only rows may go."""

from django.db import migrations

# Asked by the triggers that refuse a delete. Only the owner's role, and only while a disposal that a second officer has
# approved is carried out in this very transaction: no page, no reader and no mistake in a view can open it.
DISPOSING = """
CREATE FUNCTION handrail_disposing() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT current_user <> 'handrail_app' AND EXISTS (
    SELECT FROM sharing_disposal
    WHERE id = NULLIF(current_setting('handrail.disposing', true), '')::bigint
      AND state = 'running' AND approved_by_id <> proposed_by_id)
$$;
"""
STAYS = """
CREATE FUNCTION sharing_schedule_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A retention schedule stays as it was published: write the next version.' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER sharing_schedule_stays BEFORE UPDATE OR DELETE ON sharing_retentionschedule
  FOR EACH ROW EXECUTE FUNCTION sharing_schedule_stays();
CREATE FUNCTION sharing_disposal_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state IN ('done', 'withdrawn') THEN
    RAISE EXCEPTION 'What became of a disposal stays as it was written.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER sharing_disposal_stays BEFORE UPDATE OR DELETE ON sharing_disposal
  FOR EACH ROW EXECUTE FUNCTION sharing_disposal_stays();
"""
GOES = """
DROP TRIGGER sharing_disposal_stays ON sharing_disposal;
DROP FUNCTION sharing_disposal_stays();
DROP TRIGGER sharing_schedule_stays ON sharing_retentionschedule;
DROP FUNCTION sharing_schedule_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("sharing", "0001_retention")]
    operations = [
        migrations.RunSQL(DISPOSING, "DROP FUNCTION handrail_disposing();"),
        migrations.RunSQL(STAYS, GOES),
    ]
