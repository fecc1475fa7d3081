-- The support horizon: for each young person and need domain, from today to the last birthday,
--   need     the days on which there is a need,
--   support  the days on which something meets that domain (with what stopped yesterday, for the endings),
--   gaps     need - support,
--   endings  the first days of gaps that a stopping support leaves: supported the day before, and no support beginning
--            within `successor_within_days`.
-- One ordered pass over both tables: the covering indexes hold (person, domain, period), so nothing is sorted. For that the
-- conditions must stand outside of the UNION ALL: inside, the planner can no longer merge the two indexes.
-- OFFSET 0 keeps the planner from working the same ranges out again at every mention.
WITH ahead AS MATERIALIZED (
    SELECT id AS person_id,
           datemultirange(daterange(
               %(today)s, greatest(handrail_birthday(born, %(until_age)s), %(today)s)
           )) AS days
    FROM records_person
    WHERE born IS NOT NULL {and_of_whom}
),
both_sides AS (
    SELECT person_id, domain,
           range_agg(period) FILTER (WHERE is_need) AS need,
           coalesce(range_agg(period) FILTER (WHERE NOT is_need), '{}') AS support
    FROM (
        SELECT person_id, domain, period, true AS is_need FROM transitions_needperiod
        UNION ALL
        SELECT person_id, domain, period, false FROM transitions_supportperiod
    ) either
    WHERE period && daterange(%(today)s::date - 1, NULL) {and_of_whose}
    GROUP BY person_id, domain
    HAVING bool_or(is_need)
)
SELECT person_id, domain, need, support, gaps,
       CASE WHEN isempty(gaps) OR isempty(support) THEN '{}' ELSE ARRAY(
           SELECT lower(gap)
           FROM unnest(gaps) gap
           WHERE support @> lower(gap) - 1
             AND NOT support && daterange(lower(gap), lower(gap) + %(successor_within_days)s::int)
       ) END AS endings
FROM (
    SELECT person_id, domain, need, support, need - support AS gaps
    FROM (
        SELECT person_id, domain, need * days AS need, support FROM both_sides JOIN ahead USING (person_id) OFFSET 0
    ) clipped
    WHERE NOT isempty(need)
    OFFSET 0
) horizon
