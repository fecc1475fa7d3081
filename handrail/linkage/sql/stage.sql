-- Where a chunk of source rows waits before it is merged. Gone with the transaction.
CREATE TEMP TABLE stage_row (
    seq integer, feed text, line bigint, local_id text, row_key text, item_class text, as_sent jsonb, digest text
) ON COMMIT DROP;
-- What the chunk's last row that says anything says of each person.
CREATE TEMP TABLE stage_said (
    local_id text, given text, family text, born date, sex text, ethnicity text, died date
) ON COMMIT DROP;
CREATE TEMP TABLE stage_bad (
    feed text, line bigint, "column" text, rule text, reason text, value text, as_sent jsonb
) ON COMMIT DROP;
-- The rows of the chunk that are new or changed, with the ids they will have.
CREATE TEMP TABLE stage_fresh (
    seq integer, id bigint, source_person_id bigint, feed text, replaces bigint, version integer
) ON COMMIT DROP;
-- Everybody the load spoke of anew: linkage looks at them, and what is shown of them is drawn again.
CREATE TEMP TABLE stage_touched (source_person_id bigint) ON COMMIT DROP;
SET LOCAL default_statistics_target = 10;
