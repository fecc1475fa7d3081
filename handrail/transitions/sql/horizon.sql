-- The support horizon: for each young person and need domain, from today to the last birthday,
--   need     the days on which there is a need,
--   support  the days on which something meets that domain (not cut at today: what stopped yesterday matters),
--   gaps     need - support,
--   endings  the first days of gaps that a stopping support leaves: supported the day before, and no support beginning
--            within `successor_within_days`.
-- One ordered pass over both tables: the covering indexes hold (person, domain, period), so nothing is sorted.
SELECT person_id, domain, need, support, gaps,
       CASE WHEN isempty(gaps) OR isempty(support) THEN '{}' ELSE ARRAY(
           SELECT lower(gap)
           FROM unnest(gaps) gap
           WHERE support @> lower(gap) - 1
             AND NOT support && daterange(lower(gap), lower(gap) + %(successor_within_days)s::int)
       ) END AS endings
FROM (
    SELECT both_sides.person_id, both_sides.domain, need * ahead.days AS need, support, need * ahead.days - support AS gaps
    FROM (
        SELECT person_id, domain,
               coalesce(range_agg(period) FILTER (WHERE is_need), '{}') AS need,
               coalesce(range_agg(period) FILTER (WHERE NOT is_need), '{}') AS support
        FROM (
            SELECT person_id, domain, period, true AS is_need FROM transitions_needperiod {of_whom}
            UNION ALL
            SELECT person_id, domain, period, false FROM transitions_supportperiod {of_whom}
        ) period
        GROUP BY person_id, domain
    ) both_sides
    JOIN records_person person ON person.id = both_sides.person_id
    CROSS JOIN LATERAL (
        SELECT datemultirange(daterange(
            %(today)s, greatest(handrail_birthday(person.born, %(until_age)s), %(today)s)
        )) AS days
    ) ahead
    WHERE NOT isempty(need)
) horizon
