-- Whom linkage has to look at again. It goes on until a run has done so.
INSERT INTO linkage_tolink (source_person_id)
SELECT DISTINCT source_person_id FROM stage_touched ON CONFLICT DO NOTHING;
DROP TABLE stage_row, stage_said, stage_person, stage_fresh, stage_touched;
