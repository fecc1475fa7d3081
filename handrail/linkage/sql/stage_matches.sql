CREATE TEMP TABLE stage_match (left_id bigint, right_id bigint, weight float8, waterfall jsonb, band text, because text)
    ON COMMIT DROP;
CREATE TEMP TABLE stage_review (left_id bigint, right_id bigint, reason text) ON COMMIT DROP;
