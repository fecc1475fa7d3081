-- Each gap of each young person in the cohort as a finding, with the support that stopped last before it: on its very day,
-- or, for a gap that is open today, at any time since bars have been kept.
INSERT INTO transitions_horizonfinding
    (person_id, domain, kind, period, stopped, stopped_on, agency_id, ends_because, computed_on)
SELECT horizon.person_id, horizon.domain,
       CASE WHEN lower(gap) = ANY (horizon.endings) THEN 'ending' ELSE 'gap' END,
       gap, coalesce(stop.fact, ''), stop.day, stop.agency_id, coalesce(stop.ends_because, ''), %(today)s
FROM ({horizon}) horizon
JOIN cohort USING (person_id)
CROSS JOIN LATERAL unnest(horizon.gaps) AS gap
LEFT JOIN LATERAL (
    SELECT fact, agency_id, ends_because, upper(period) AS day
    FROM transitions_supportperiod support
    WHERE support.person_id = horizon.person_id
      AND support.domain = horizon.domain
      AND (upper(period) = lower(gap) OR (lower(gap) = %(today)s AND upper(period) <= %(today)s))
    ORDER BY upper(period) DESC, support.id
    LIMIT 1
) stop ON true
