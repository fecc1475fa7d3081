-- Where the keys of a chunk of source rows wait until it is known which are new. Gone with the transaction.
CREATE TEMP TABLE stage_row (seq integer, feed text, local_id text, row_key text, digest text) ON COMMIT DROP;
-- What the chunk's last row that says anything says of each person.
CREATE TEMP TABLE stage_said (
    local_id text, given text, family text, born date, sex text, ethnicity text, died date
) ON COMMIT DROP;
-- These persons by their ids with us.
CREATE TEMP TABLE stage_person (local_id text, id bigint) ON COMMIT DROP;
-- The rows of the chunk that are new or changed, with the ids they will have.
CREATE TEMP TABLE stage_fresh (
    seq integer, id bigint, source_person_id bigint, feed text, replaces bigint, version integer, repeated boolean
) ON COMMIT DROP;
-- Everybody the load spoke of anew: linkage looks at them, and what is shown of them is drawn again.
CREATE TEMP TABLE stage_touched (source_person_id bigint) ON COMMIT DROP;
SET LOCAL default_statistics_target = 10;
-- Checked as they are written: checks put off to the end would fill the server's memory, one for each row.
SET CONSTRAINTS ALL IMMEDIATE;
