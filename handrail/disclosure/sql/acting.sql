-- Who acts, worked out by the database itself from handrail.membership, handrail.purpose and handrail.today.
-- Each is called as (SELECT ...) in a policy, so that it runs once for a query and not once for a row; PL/pgSQL keeps
-- their plans for the session. Nothing set, nothing seen.

CREATE OR REPLACE FUNCTION handrail_today() RETURNS date
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT NULLIF(current_setting('handrail.today', true), '')::date
$$;

-- The acting post, or no row where the membership has ended or the purpose is not one it may use today.
CREATE OR REPLACE FUNCTION handrail_acting()
RETURNS TABLE (role text, purpose text, team_id bigint, agency_id bigint, reach_by text, looks_up boolean)
LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 1 AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  SELECT post.role::text, purpose.code::text, team.id, team.agency_id, held.reach_by, held.looks_up
  FROM partnership_membership AS membership
  JOIN partnership_user AS person ON person.id = membership.user_id AND person.is_active
  JOIN partnership_post AS post ON post.id = membership.post_id
  JOIN partnership_team AS team ON team.id = post.team_id
  JOIN disclosure_purpose AS purpose ON purpose.code = current_setting('handrail.purpose', true) AND purpose.enabled
  JOIN handrail_roles() AS held ON held.role = post.role AND purpose.code = ANY (held.purposes)
  WHERE membership.id = NULLIF(current_setting('handrail.membership', true), '')::bigint
    AND membership.since <= handrail_today()
    AND (membership.until IS NULL OR membership.until > handrail_today())
    AND (purpose.in_force_from IS NULL OR purpose.in_force_from <= handrail_today());
END $$;

CREATE OR REPLACE FUNCTION handrail_teams() RETURNS bigint[]
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  RETURN (
    SELECT array_agg(team.id)
    FROM handrail_acting() AS acting
    JOIN partnership_team AS team
      ON (acting.reach_by = 'team' AND team.id = acting.team_id)
      OR (acting.reach_by = 'agency' AND team.agency_id = acting.agency_id)
  );
END $$;

-- The agency whose every relationship counts as the reader's, where the role reaches by agency.
CREATE OR REPLACE FUNCTION handrail_reaching_agency() RETURNS bigint
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  RETURN (SELECT acting.agency_id FROM handrail_acting() AS acting WHERE acting.reach_by = 'agency');
END $$;

-- The agency whose own records the reader sees in full.
CREATE OR REPLACE FUNCTION handrail_own_agency() RETURNS bigint
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  RETURN (SELECT acting.agency_id FROM handrail_acting() AS acting);
END $$;

CREATE OR REPLACE FUNCTION handrail_looks_up() RETURNS boolean
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  RETURN COALESCE((SELECT acting.looks_up FROM handrail_acting() AS acting), false);
END $$;

-- (origin agency, item class) pairs that the matrix shares with the acting post at a level or above.
CREATE OR REPLACE FUNCTION handrail_shares(at_least integer)
RETURNS TABLE (agency_id bigint, item_class text)
LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 300 AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  SELECT origin.id, rule.item_class::text
  FROM handrail_acting() AS acting
  JOIN disclosure_sharingrule AS rule ON rule.role = acting.role AND rule.purpose = acting.purpose
  JOIN partnership_agency AS origin ON origin.kind = rule.origin_kind
  WHERE rule.level >= at_least
    AND rule.matrix_id = (
      SELECT matrix.id FROM disclosure_sharingmatrix AS matrix
      WHERE matrix.published_at IS NOT NULL ORDER BY matrix.version DESC LIMIT 1);
END $$;
