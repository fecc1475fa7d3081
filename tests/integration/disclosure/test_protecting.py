"""What is protected: sealed, known again, granted by another, shown once on the ledger, ended by two."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from handrail.disclosure.models import LedgerEntry, ProtectedValue, ProtectedVersion
from handrail.disclosure.protected.keys import mark_keys
from handrail.disclosure.public import (
    PROTECTED,
    CannotEndProtection,
    CannotGrantProtected,
    CannotProtect,
    Denied,
    ProtectedKind,
    Reader,
    as_system,
    ask_to_end,
    end_protection,
    grant_protected,
    keep_protected,
    scanner,
    seal_anew,
    show_protected,
    withdraw_protected,
    withhold,
)
from handrail.kernel.clock import stopped_at
from handrail.partnership.public import User
from handrail.records.public import Address, SourcePerson
from tests.factories import partnership, records
from tests.factories.protected import HOME, value_of

pytestmark = pytest.mark.django_db
UNTIL = date(2027, 1, 1)


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with stopped_at(records.TODAY):
        yield


@pytest.fixture
def source() -> SourcePerson:
    with as_system("a test makes its people"):
        return records.young_person(records.agency(kind="childrens_social_care"))


@pytest.fixture
def setter(source: SourcePerson) -> Reader:
    return _worker(source)


@pytest.fixture
def colleague(source: SourcePerson) -> Reader:
    return _worker(source)


def _worker(source: SourcePerson) -> Reader:
    with as_system("a test makes its people"):
        reader = partnership.reader("mdt_social_worker")
        partnership.reach(source.person_id, agency=None, team=partnership.Team.objects.get(pk=reader.team_id))
    return reader


def _user(reader: Reader) -> User:
    return User.objects.get(pk=reader.user_id)


def test_it_is_kept_sealed_and_known_again(source: SourcePerson, setter: Reader) -> None:
    value = value_of(source.person_id, setter)
    with connection.cursor() as cursor:
        cursor.execute("SELECT v::text, m::text FROM disclosure_protectedvalue v, disclosure_protectedmark m")
        kept = repr(cursor.fetchall()).lower()
    assert not any(word in kept for word in ("quay", "stanbeck", "2qd"))
    assert withhold("Seen at 12 Quay Rd.") == f"Seen at {PROTECTED}."
    entry = LedgerEntry.objects.latest("seq")
    assert (entry.action, entry.subject, entry.body["value"]) == ("protect", source.person_id, value.pk)
    assert "quay" not in str(entry.body).lower()


def test_what_was_rolled_back_is_not_withheld(source: SourcePerson, setter: Reader) -> None:
    before = transaction.savepoint()
    value_of(source.person_id, setter)
    assert PROTECTED in withhold(HOME)
    transaction.savepoint_rollback(before)
    assert withhold(HOME) == HOME


def test_the_same_again_is_refused(source: SourcePerson, setter: Reader) -> None:
    value_of(source.person_id, setter)
    with pytest.raises(CannotProtect, match="protected already"):
        value_of(source.person_id, setter, "flat 3, 12 QUAY RD, Stanbeck, ms42qd")


def test_what_could_not_be_known_again_is_refused(source: SourcePerson, setter: Reader) -> None:
    with pytest.raises(CannotProtect, match="house number"):
        value_of(source.person_id, setter, "Stanbeck")


def test_whoever_may_not_protect_is_denied(source: SourcePerson) -> None:
    with as_system("a test makes its people"):
        nurse = partnership.reader("health_practitioner")
    with pytest.raises(Denied):
        value_of(source.person_id, nurse)
    assert LedgerEntry.objects.latest("seq").outcome == "denied"


def test_whoever_set_it_is_shown_it_and_the_ledger_is_told(source: SourcePerson, setter: Reader) -> None:
    value = value_of(source.person_id, setter)
    assert show_protected(value=value, by=setter) == HOME
    entry = LedgerEntry.objects.latest("seq")
    assert (entry.action, entry.outcome, entry.actor_id) == ("show_protected", "allowed", setter.user_id)


def test_without_a_grant_nobody_is_shown_it(source: SourcePerson, setter: Reader, colleague: Reader) -> None:
    value = value_of(source.person_id, setter)
    with pytest.raises(Denied, match="a grant opens it"):
        show_protected(value=value, by=colleague)
    assert LedgerEntry.objects.latest("seq").outcome == "denied"


def test_a_grant_opens_it_until_its_day_or_its_withdrawal(
    source: SourcePerson, setter: Reader, colleague: Reader
) -> None:
    value = value_of(source.person_id, setter)
    held = grant_protected(value=value, by=setter, user=_user(colleague), reason="Takes her to school.", until=UNTIL)
    assert show_protected(value=value, by=colleague) == HOME
    with stopped_at(UNTIL), pytest.raises(Denied):
        show_protected(value=value, by=colleague)
    withdraw_protected(grant=held, by=setter)
    with pytest.raises(Denied):
        show_protected(value=value, by=colleague)


def test_a_grant_opens_nobody_whom_its_holder_does_not_work_with(source: SourcePerson, setter: Reader) -> None:
    value = value_of(source.person_id, setter)
    with as_system("a test makes its people"):
        stranger = partnership.reader("mdt_social_worker")
    grant_protected(value=value, by=setter, user=_user(stranger), reason="By mistake.", until=UNTIL)
    with pytest.raises(Denied, match="works with this person"):
        show_protected(value=value, by=stranger)


@pytest.mark.parametrize("holder", ["user", "team"])
def test_nobody_lets_themselves_in(source: SourcePerson, setter: Reader, colleague: Reader, holder: str) -> None:
    value = value_of(source.person_id, setter)
    own = (
        {"user": _user(colleague)} if holder == "user" else {"team": partnership.Team.objects.get(pk=colleague.team_id)}
    )
    with pytest.raises(CannotGrantProtected, match="themselves"):
        grant_protected(value=value, by=colleague, reason="I should like to know.", until=UNTIL, **own)  # type: ignore[arg-type]  # either of the two


def test_whoever_may_see_it_lets_their_team_in_and_does_not_prolong_their_own_grant(
    source: SourcePerson, setter: Reader
) -> None:
    value = value_of(source.person_id, setter)
    team = partnership.Team.objects.get(pk=setter.team_id)
    assert grant_protected(value=value, by=setter, team=team, reason="We all visit.", until=UNTIL).team == team
    with pytest.raises(CannotGrantProtected, match="themselves"):
        grant_protected(value=value, by=setter, user=_user(setter), reason="For longer.", until=UNTIL)


def test_two_people_end_it(source: SourcePerson, setter: Reader, colleague: Reader) -> None:
    value = value_of(source.person_id, setter)
    with pytest.raises(CannotEndProtection, match="Nobody has asked"):
        end_protection(value=value, by=colleague)
    ask_to_end(value=value, by=setter, reason="He is in prison.")
    with pytest.raises(CannotEndProtection, match="Somebody else"):
        end_protection(value=value, by=setter)
    assert PROTECTED in withhold(HOME)
    end_protection(value=value, by=colleague)
    assert withhold(HOME) == HOME
    with pytest.raises(CannotEndProtection, match="any more"):
        ask_to_end(value=value, by=setter, reason="Again.")


def test_the_second_may_keep_it(source: SourcePerson, setter: Reader, colleague: Reader) -> None:
    value = value_of(source.person_id, setter)
    ask_to_end(value=value, by=setter, reason="He is in prison.")
    keep_protected(value=value, by=colleague)
    with pytest.raises(CannotEndProtection, match="Nobody has asked"):
        end_protection(value=value, by=colleague)


def test_the_database_too_asks_for_two(source: SourcePerson, setter: Reader) -> None:
    value = value_of(source.person_id, setter)
    with pytest.raises(IntegrityError), transaction.atomic(), as_system("a careless script"):
        ProtectedValue.objects.filter(pk=value.pk).update(
            end_asked_by=setter.user_id,
            end_asked_at="2026-11-22T10:00Z",
            ended_by=setter.user_id,
            ended_at="2026-11-22T10:00Z",
        )


def test_a_new_key_seals_anew_and_the_old_may_go(source: SourcePerson, setter: Reader, settings: Any) -> None:
    value = value_of(source.person_id, setter)
    old = settings.PROTECTED_VALUE_KEYS
    settings.PROTECTED_VALUE_KEYS = ["a new key", *old]
    assert PROTECTED in withhold(HOME)  # marks under the old key still find
    assert seal_anew() == 1
    settings.PROTECTED_VALUE_KEYS = ["a new key"]
    value.refresh_from_db()
    assert show_protected(value=value, by=setter) == HOME
    assert PROTECTED in withhold(HOME)
    assert set(value.marks.values_list("key", flat=True)) == set(mark_keys())


def test_an_agencys_address_is_hidden_from_everybody_and_its_neighbours_is_not(
    source: SourcePerson, setter: Reader
) -> None:
    with as_system("a test makes its people"):
        brother = records.young_person(source.agency, given="Kyle")
        home = records.address(source, "Flat 3, 12 Quay Road, Stanbeck", "MS4 2QD", phone="07700 900123")
        theirs = records.address(brother, "12 QUAY RD", "")
        neighbour = records.address(brother, "14 Quay Road, Stanbeck", "MS4 2QD")
    value = value_of(source.person_id, setter)
    value_of(source.person_id, setter, "07700 900123", ProtectedKind.PHONE)
    with as_system("a test looks"):
        held = dict(Address.objects.values_list("pk", "protected"))
        assert held == {home.pk: True, theirs.pk: True, neighbour.pk: False}
        assert Address.objects.get(pk=home.pk).phone_protected
        ask_to_end(value=value, by=setter, reason="Over.")
        end_protection(value=value, by=_worker(source))
        assert not Address.objects.filter(protected=True).exists()


def test_only_a_change_makes_the_marks_be_read_again(
    source: SourcePerson, setter: Reader, django_assert_num_queries: Any
) -> None:
    value_of(source.person_id, setter)
    scanner()
    with django_assert_num_queries(1):
        assert PROTECTED in withhold(HOME)
    assert ProtectedVersion.objects.count() == 1
