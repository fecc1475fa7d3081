"""The demo made ready, by the road that real extracts walk. Every step may be repeated: a power cut costs nothing."""

import json
import os
from datetime import date
from pathlib import Path

from demo.practice_assess import write_assessments
from demo.practice_desk import set_the_desks
from demo.practice_frontdoor import fill_front_door
from demo.practice_plans import write_plans
from demo.practice_protected import protect_an_address
from demo.practice_retention import keep_retention
from demo.practice_sharing import fill_sharing
from demo.practice_told import tell_and_refuse
from demo.public import generate, staff
from handrail.disclosure.public import as_system
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.linkage.public import link, load_path
from handrail.partnership.public import (
    ROLES,
    Agency,
    Membership,
    Post,
    Team,
    create_agency,
    create_post,
    create_team,
    ensure_user,
)
from handrail.project import schema
from handrail.project.configuration import home
from handrail.project.progress import step
from handrail.records.public import Person
from handrail.transitions.public import refresh

POST_WITHOUT_PEOPLE = "People are held already that are no part of this demo."


class Demonstration:
    def __init__(self, *, people: int, seed: int) -> None:
        self.people = people
        self.seed = seed
        self.folder = home() / f"marlshire-{people}-{seed}"
        self.finished = self.folder / "ready.json"

    def prepare(self) -> None:
        """Everything from an empty database to computed horizons; next to nothing when it has been done before."""
        with step("Preparing the database"):
            schema.bring_up_to_date()
        if self._done_before():
            return
        self._refuse_other_data()
        with step("Setting up agencies and posts"):
            set_up_partnership()
        with step("Writing the county's extracts") as progress:
            as_of = self._as_of()
            generate(people=self.people, seed=self.seed, folder=self.folder, progress=progress, as_of=as_of)
        with step("Loading the extracts") as progress:
            load_path(self.folder, by=None, progress=progress)
        with step("Linking records into persons") as progress:
            link(by=None, progress=progress)
        with step("Computing support horizons"):
            refresh(today=clock.today())
        with step("Writing assessments"):
            write_assessments(clock.today())
        with step("Writing plans"):
            write_plans(clock.today())
        with step("Opening the front door"):
            fill_front_door()
        with step("Letting people in"):
            fill_sharing()
        with step("Protecting an address"):
            protect_an_address()
        with step("Setting the desks"):
            set_the_desks(clock.today())
        with step("Writing down who was told"):
            tell_and_refuse(clock.today())
        with step("Counting what falls due"):
            keep_retention(clock.today())
        self._finish(as_of)

    def welcome(self, address: str) -> str:
        lines = [f"\nHandrail is at {address}", "Sign in there with one click, as:"]
        lines += [f"  {s.worker.name:<20} {ROLES[s.role].name}" for s in staff().sign_ins]
        return "\n".join([*lines, "Ctrl-C stops everything."])

    def _as_of(self) -> date:
        """The day the extracts are of: today, or the day of an earlier start that did not get to its end."""
        begun = self.folder / "begun.json"
        if begun.exists():
            return date.fromisoformat(json.loads(begun.read_text())["as_of"])
        self.folder.mkdir(parents=True, exist_ok=True)
        _write_whole(begun, {"as_of": clock.today().isoformat()})
        return clock.today()

    def _done_before(self) -> bool:
        return self.finished.exists() and json.loads(self.finished.read_text())["database"] == _database_mark()

    def _finish(self, as_of: date) -> None:
        _write_whole(self.finished, {"as_of": as_of.isoformat(), "database": _database_mark()})

    def _refuse_other_data(self) -> None:
        ours = Agency.objects.filter(code="marlshire-cs").exists()
        with as_system("the demo looks whether the database is somebody else's"):
            if not ours and Person.objects.exists():
                raise UserError(f"{POST_WITHOUT_PEOPLE} Give the demo a database of its own, or unset DATABASE_URL.")


def _write_whole(path: Path, content: dict[str, str]) -> None:
    half = path.with_suffix(".part")
    half.write_text(json.dumps(content))
    os.replace(half, path)


def _database_mark() -> str:
    """Tells one database from another, so that a new one is not taken for the one that was prepared."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT system_identifier::text || current_database() FROM pg_control_system()")
        return str(cursor.fetchone()[0])


def set_up_partnership() -> None:
    """Marlshire's agencies, teams, posts and the six people who sign in. Safe to repeat."""
    for agency in staff().agencies:
        if not Agency.objects.filter(code=agency.code).exists():
            create_agency(
                code=agency.code, name=agency.name, kind=agency.kind, duty_phone=agency.teams[0].phone, by=None
            )
        for team in agency.teams:
            if not Team.objects.filter(code=team.code).exists():
                create_team(agency_code=agency.code, code=team.code, name=team.name, phone=team.phone, by=None)
    for sign_in in staff().sign_ins:
        posts = Post.objects.filter(team__code=sign_in.worker.team, role=sign_in.role)
        taken = Membership.objects.exclude(user__username=sign_in.username).filter(until=None)
        post = posts.exclude(pk__in=taken.values("post_id")).first()
        if post is None:
            post = create_post(
                title=ROLES[sign_in.role].name, team_code=sign_in.worker.team, role=sign_in.role, by=None
            )
        ensure_user(username=sign_in.username, full_name=sign_in.worker.name, post=post, since=clock.today(), by=None)
