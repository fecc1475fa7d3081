TRUNCATE stage_row, stage_said, stage_bad, stage_fresh;
