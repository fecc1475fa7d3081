-- One line of the transitions list for each young person in the cohort. Owners are involvements as the support rules name
-- them (`told`: kind, kind of agency, item class). The owner now is the first kind in `lead` that
-- works with them today; the owner after 18 is the first kind in `after_18` whose support holds on the eighteenth birthday
-- (today, once that has passed); of two of a kind, one that names a worker, and then the newest.
INSERT INTO transitions_transitioncase (
    person_id, cohort_rule, rules, cohort_facts, since, born, turns_18, care_status,
    owner_now_id, owner_after_18_id, taken_over_by, team_id, area, computed_on
)
WITH involvement AS (
    SELECT cohort.person_id, fact.id, fact.kind, fact.since, fact.until, fact.team_id, fact.worker = '' AS unnamed
    FROM cohort
    JOIN records_sourceperson source USING (person_id)
    JOIN records_involvement fact ON fact.source_person_id = source.id
    JOIN partnership_agency agency ON agency.id = fact.agency_id
    JOIN jsonb_to_recordset(%(told)s::jsonb) AS told (kind text, origin text, item_class text)
      ON told.kind = fact.kind AND told.origin = agency.kind AND told.item_class = fact.item_class
),
owner_now AS (
    SELECT DISTINCT ON (person_id) person_id, id, team_id
    FROM involvement
    WHERE kind = ANY (%(lead)s) AND since <= %(today)s AND (until IS NULL OR until > %(today)s)
    ORDER BY person_id, array_position(%(lead)s, kind::text), unnamed, since DESC, id
),
owner_after AS (
    SELECT DISTINCT ON (cohort.person_id) cohort.person_id, involvement.id
    FROM cohort
    JOIN transitions_supportperiod support USING (person_id)
    JOIN involvement ON involvement.person_id = cohort.person_id AND support.fact = 'involvement ' || involvement.id
    WHERE support.rule = ANY (%(serves_adults)s)
      AND involvement.kind = ANY (%(after_18)s)
      AND support.period @> greatest(handrail_birthday(cohort.born, 18), %(today)s)
    ORDER BY cohort.person_id, array_position(%(after_18)s, involvement.kind::text), unnamed, involvement.since DESC, involvement.id
),
-- Where no involvement does: whom the last plan named that was closed from seventeen and a half on, unless another plan
-- followed; else a service of a plan that lasts beyond the birthday, of a kind of agency that works with adults.
planned AS (
    SELECT DISTINCT ON (cohort.person_id) cohort.person_id, named.fact
    FROM cohort
    JOIN planning_plan plan USING (person_id)
    CROSS JOIN LATERAL (
        SELECT 1 AS place, 'closing ' || closing.id AS fact, plan.until AS since
        FROM planning_closing closing
        WHERE closing.plan_id = plan.id
          AND closing.deleted_at IS NULL
          AND closing.receiving_agency_id IS NOT NULL
          AND plan.until >= (handrail_birthday(cohort.born, 18) - interval '6 months')
          AND NOT EXISTS (
              SELECT FROM planning_plan later
              WHERE later.person_id = plan.person_id AND later.deleted_at IS NULL AND later.id <> plan.id
                AND later.since >= plan.until
          )
        UNION ALL
        SELECT 2, 'provision ' || provision.id, provision.since
        FROM planning_provision provision
        JOIN partnership_agency agency ON agency.id = provision.agency_id AND agency.kind = ANY (%(owning_kinds)s)
        WHERE provision.plan_id = plan.id
          AND provision.deleted_at IS NULL
          AND daterange(provision.since, coalesce(provision.until, provision.planned_end))
              @> greatest(handrail_birthday(cohort.born, 18), %(today)s)
    ) named
    WHERE plan.deleted_at IS NULL
    ORDER BY cohort.person_id, named.place, named.since DESC, named.fact
),
home AS (
    SELECT DISTINCT ON (cohort.person_id) cohort.person_id, split_part(address.postcode, ' ', 1) AS area
    FROM cohort
    JOIN records_sourceperson source USING (person_id)
    JOIN records_address address ON address.source_person_id = source.id
    WHERE address.kind IN ('home', 'placement') AND address.postcode <> '' AND address.until IS NULL
    ORDER BY cohort.person_id, address.since DESC NULLS LAST, source.last_seen DESC, address.id DESC
)
SELECT cohort.person_id, %(cohort_rule)s, %(version)s, cohort.facts, cohort.since, cohort.born, handrail_birthday(cohort.born, 18), '',
       owner_now.id, owner_after.id, CASE WHEN owner_after.id IS NULL THEN coalesce(planned.fact, '') ELSE '' END,
       owner_now.team_id, left(coalesce(home.area, ''), 10), %(today)s
FROM cohort
LEFT JOIN owner_now USING (person_id)
LEFT JOIN owner_after USING (person_id)
LEFT JOIN planned USING (person_id)
LEFT JOIN home USING (person_id)
