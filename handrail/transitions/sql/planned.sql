-- Services that plans have put in place, as support periods: to the day they ended, else to their planned end. One past its
-- planned end that nobody has ended is drawn until today and no further, as an involvement is (support.sql). By the rule
-- `planned-service`: in its domains, and from plans of the kinds of agency that it names in `told_by`. Its name stands only
-- in a bar that is shared as all that the name may tell: one for home and mental health is not named in the bar of home.
INSERT INTO transitions_supportperiod
    (person_id, domain, period, rule, agency_id, item_class, fact, label, ends_because)
SELECT young.person_id, domain, daterange(provision.since, ends), %(planned_rule)s, plan.agency_id,
       coalesce(%(told_as)s::jsonb ->> domain, 'plan'),
       'provision ' || provision.id,
       CASE
           WHEN provision.told_as <@ ARRAY[coalesce(%(told_as)s::jsonb ->> domain, '')]::varchar[] THEN provision.service
           ELSE 'A service of the plan'
       END,
       CASE
           WHEN ends = provision.until THEN 'closed'
           WHEN provision.planned_end < %(today)s THEN 'planned end passed'
           ELSE 'planned end'
       END
FROM young
JOIN planning_plan plan USING (person_id)
JOIN partnership_agency agency ON agency.id = plan.agency_id AND agency.kind = ANY (%(planned_by)s)
JOIN planning_provision provision ON provision.plan_id = plan.id
CROSS JOIN LATERAL (SELECT coalesce(provision.until, greatest(provision.planned_end, %(today)s)) AS ends) drawn
CROSS JOIN LATERAL unnest(provision.domains) AS domain
WHERE domain = ANY (%(planned_domains)s)
  AND plan.deleted_at IS NULL
  AND provision.deleted_at IS NULL
  AND ends > provision.since
  AND ends > %(today)s::date - %(look_back_days)s::int
