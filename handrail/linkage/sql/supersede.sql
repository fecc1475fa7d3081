-- A changed row stands beside its old version, and what the old version stated goes.
UPDATE records_sourcerecord SET current = false WHERE id IN (SELECT replaces FROM stage_fresh);
INSERT INTO stage_touched
SELECT r.source_person_id FROM records_sourcerecord r JOIN stage_fresh f ON f.replaces = r.id;
DELETE FROM records_identifier WHERE source_record_id IN (SELECT replaces FROM stage_fresh);
DELETE FROM records_name WHERE source_record_id IN (SELECT replaces FROM stage_fresh);
DELETE FROM records_address WHERE source_record_id IN (SELECT replaces FROM stage_fresh);
DELETE FROM records_relationship WHERE source_record_id IN (SELECT replaces FROM stage_fresh);
DELETE FROM records_involvement WHERE source_record_id IN (SELECT replaces FROM stage_fresh);
DELETE FROM records_event WHERE source_record_id IN (SELECT replaces FROM stage_fresh);
DELETE FROM records_flag WHERE source_record_id IN (SELECT replaces FROM stage_fresh);
