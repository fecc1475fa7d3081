-- Each gap of each young person in the cohort as findings, one for each origin of the need that it is a gap in, on the days
-- on which that origin says so: who may know of one origin alone is told of no gap but its own. With it the support that
-- stopped last before it: on its very day, or, for a gap that is open today, at any time since bars are kept.
-- `opens_on` is the day on which it truly opens or opened: for a gap that is open today, the later of the day on which
-- support stopped and the day on which that origin's need began.
INSERT INTO transitions_horizonfinding (
    person_id, domain, kind, starts_on, opens_on, until, agency_id, item_class,
    stopped, stopped_on, stopped_agency_id, stopped_class, stopped_because, computed_on
)
SELECT horizon.person_id, horizon.domain,
       CASE WHEN lower(gap) = ANY (horizon.endings) THEN 'ending' ELSE 'gap' END,
       lower(gap),
       CASE WHEN lower(gap) > %(today)s THEN lower(gap) ELSE least(greatest(stop.day, need.since), %(today)s) END,
       upper(gap), origin.agency_id, origin.item_class,
       coalesce(stop.fact, ''), stop.day, stop.agency_id, coalesce(stop.item_class, ''), coalesce(stop.ends_because, ''),
       %(today)s
FROM ({horizon}) horizon
JOIN cohort USING (person_id)
CROSS JOIN LATERAL (
    SELECT agency_id, item_class, range_agg(need.period) AS days
    FROM transitions_needperiod need
    WHERE need.person_id = horizon.person_id AND need.domain = horizon.domain
    GROUP BY agency_id, item_class
) origin
CROSS JOIN LATERAL unnest(horizon.gaps * origin.days) AS gap
CROSS JOIN LATERAL (SELECT lower(days) AS since FROM unnest(origin.days) AS days WHERE days @> lower(gap)) need
LEFT JOIN LATERAL (
    SELECT fact, agency_id, item_class, ends_because, upper(period) AS day
    FROM transitions_supportperiod support
    WHERE support.person_id = horizon.person_id
      AND support.domain = horizon.domain
      AND (upper(period) = lower(gap) OR (lower(gap) = %(today)s AND upper(period) <= %(today)s))
    ORDER BY upper(period) DESC, support.id
    LIMIT 1
) stop ON true
