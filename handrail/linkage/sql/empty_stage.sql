TRUNCATE stage_row, stage_said, stage_fresh;
