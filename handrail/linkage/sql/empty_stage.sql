TRUNCATE stage_row, stage_said, stage_person, stage_fresh;
