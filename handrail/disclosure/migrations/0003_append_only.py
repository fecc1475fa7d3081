from django.db import migrations

REFUSE = """
CREATE FUNCTION handrail_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The ledger is append-only: % of % is refused.', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER ledger_append_only BEFORE UPDATE OR DELETE ON disclosure_ledgerentry
FOR EACH ROW EXECUTE FUNCTION handrail_refuse();

CREATE TRIGGER ledger_no_truncate BEFORE TRUNCATE ON disclosure_ledgerentry
FOR EACH STATEMENT EXECUTE FUNCTION handrail_refuse();
"""

PUBLISHED = """
CREATE FUNCTION handrail_keep_published() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  matrix bigint := to_jsonb(CASE WHEN TG_OP = 'INSERT' THEN NEW ELSE OLD END) ->> TG_ARGV[0];
BEGIN
  IF EXISTS (SELECT FROM disclosure_sharingmatrix WHERE id = matrix AND published_at IS NOT NULL) THEN
    RAISE EXCEPTION 'A published sharing matrix is never edited: publish the next version.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER sharing_matrix_kept BEFORE UPDATE OR DELETE ON disclosure_sharingmatrix
FOR EACH ROW EXECUTE FUNCTION handrail_keep_published('id');

CREATE TRIGGER sharing_rule_kept BEFORE INSERT OR UPDATE OR DELETE ON disclosure_sharingrule
FOR EACH ROW EXECUTE FUNCTION handrail_keep_published('matrix_id');
"""


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0002_initial")]

    operations = [
        migrations.RunSQL(
            REFUSE,
            "DROP TRIGGER ledger_append_only ON disclosure_ledgerentry;"
            "DROP TRIGGER ledger_no_truncate ON disclosure_ledgerentry; DROP FUNCTION handrail_refuse();",
        ),
        migrations.RunSQL(
            PUBLISHED,
            "DROP TRIGGER sharing_matrix_kept ON disclosure_sharingmatrix;"
            "DROP TRIGGER sharing_rule_kept ON disclosure_sharingrule; DROP FUNCTION handrail_keep_published();",
        ),
    ]
