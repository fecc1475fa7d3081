"""Who sees a row of the desk."""

from dataclasses import dataclass

from django.db.models import Model, Q

from handrail.disclosure.public import OwnPolicy, Standing


@dataclass(frozen=True)
class OwnOrTeams(OwnPolicy):
    """Seen by the user whose it is and, where it names a team, by whoever acts in a post of that team."""

    team: str = "team_id"  # the row's own column

    def query(self, standing: Standing) -> Q:
        return super().query(standing) | Q(**{self.team: standing.reader.team_id})

    def allows(self, standing: Standing, *, user_id: int, team_id: int | None = None) -> bool:
        return super().allows(standing, user_id=user_id) or team_id == standing.reader.team_id

    def sql(self, model: type[Model]) -> str:
        """PostgreSQL knows who reads, and looks up itself in which teams they sit today."""
        team = f"{model._meta.db_table}.{self.team}"
        sits = f"""EXISTS (
  SELECT 1 FROM partnership_membership AS membership
  JOIN partnership_post AS post ON post.id = membership.post_id
  WHERE post.team_id = {team} AND membership.user_id = (SELECT handrail_me())
    AND membership.since <= (SELECT handrail_today())
    AND (membership.until IS NULL OR membership.until > (SELECT handrail_today())))"""  # noqa: S608 - names of our own tables and columns
        return f"{super().sql(model)} OR {sits}"
