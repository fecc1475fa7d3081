"""The Annex A workbook that Ofsted asks for at an inspection: eleven lists, each with the words the guidance uses.

Lists 1 to 5 reach back a year here (an inspection's, six months); 6 to 9 are who is open or closed within that year.
"""

from datetime import date
from pathlib import Path

from demo.county.dates import age_on, at_age, years_on
from demo.county.identifiers import local_id
from demo.county.life import Allocation, Leaver, Value
from demo.county.people import Person
from demo.writers import annex_a_words as words
from demo.writers.tables import Sheet, Workbook

FILE = "marlshire-cs/annex-a.xlsx"


class AnnexA:
    def __init__(self, folder: Path, as_of: date) -> None:
        self._book = Workbook(folder / FILE)
        self._sheets: list[Sheet] = [
            self._book.sheet(f"List {n}", columns) for n, columns in enumerate(words.COLUMNS, 1)
        ]
        self._as_of, self._since = as_of, years_on(as_of, -1)
        self.rows = 0

    def add(self, person: Person) -> None:
        care = person.life.care
        if not care.known():
            return
        who = self._who(person)
        disabled = words.yes(care.disabled)
        for contact in care.contacts:
            if contact.on >= self._since:
                self._write(1, *who, contact.on, words.SOURCES.get(contact.source, "u) 10: Unknown"))
        for help_ in care.early_help:
            if self._recent(help_.until):
                self._write(2, *who, help_.since, help_.until, help_.organisation)
        self._referrals(person, who, disabled)
        self._looked_after(person, who, disabled)
        if care.leaver and age_on(person.born, self._as_of) < 25:
            self._leaver(person, care.leaver, who, disabled)

    def _who(self, person: Person) -> list[Value]:
        gender = "b) Female" if person.sex == "F" else "a) Male"
        return [
            local_id("cs", person.index),
            gender,
            words.ETHNICITY[person.ethnicity],
            person.born,
            age_on(person.born, self._as_of),
        ]

    def _recent(self, until: date | None) -> bool:
        return until is None or until >= self._since

    def _write(self, number: int, *values: Value) -> None:
        self._sheets[number - 1].write(values)
        self.rows += 1

    def _worker(self, person: Person, on: date) -> list[Value]:
        """Team and worker of the allocation that ran on that day, or of the last before."""
        held: Allocation | None = None
        for allocation in person.life.care.allocations:
            if held is None or allocation.since <= on:
                held = allocation
        return [held.team, held.worker] if held else ["", ""]

    def _referrals(self, person: Person, who: list[Value], disabled: str) -> None:
        before = 0
        for referral in person.life.care.referrals:
            worker = self._worker(person, referral.on)
            if referral.on >= self._since:
                source = words.SOURCES.get(referral.source, "u) 10: Unknown")
                self._write(3, *who, referral.on, source, "a) Yes" if referral.nfa else "b) No", before, *worker)
                before += 1
            for assessment in referral.assessments:
                if self._recent(assessment.authorised):
                    needed = words.yes(bool(referral.plans or referral.protection))
                    self._write(4, *who, disabled, assessment.since, "a) Yes", assessment.authorised, needed, *worker)
            for enquiry in referral.enquiries:
                if enquiry.since >= self._since:
                    held, met = words.yes(bool(referral.protection)), int(enquiry.conference is not None)
                    self._write(
                        5,
                        *who,
                        disabled,
                        enquiry.since,
                        "b) No",
                        enquiry.conference,
                        held if met else "",
                        1,
                        met,
                        *worker,
                    )
            if not referral.nfa and self._recent(referral.closed):
                status = self._status(person) if referral.closed is None else "e) Closed episode"
                closure = words.CLOSURES.get(referral.closure, "")
                seen = referral.closed or self._as_of
                self._write(
                    6,
                    *who,
                    disabled,
                    referral.on,
                    words.NEEDS[referral.need],
                    seen,
                    referral.closed,
                    closure,
                    status,
                    *worker,
                )
            for plan in referral.protection:
                if self._recent(plan.until):
                    latest = plan.reviews[-1] if plan.reviews else None
                    self._write(7, *who, disabled, plan.since, words.ABUSE[plan.initial], words.ABUSE[plan.latest],
                    plan.until or self._as_of,
                                "a) Yes", latest, plan.until, "b) No", plan.previous, *worker)  # fmt: skip

    def _status(self, person: Person) -> str:
        care = person.life.care
        if care.episodes and care.episodes[-1].until is None:
            return "a) Looked after child"
        last = care.referrals[-1]
        if any(plan.until is None for plan in last.protection):
            return "b) Child Protection plan"
        return "c) Child in need plan" if any(until is None for _, until in last.plans) else "d) Open assessment"

    def _looked_after(self, person: Person, who: list[Value], disabled: str) -> None:
        care = person.life.care
        if not care.episodes or not self._recent(care.episodes[-1].until):
            return
        last = care.episodes[-1]
        review = care.reviews[-1][0] if care.reviews else None
        status_since = next(e.since for e in care.episodes if e.status == last.status)
        away = [a for a in care.away if a.since >= self._since]
        latest = care.away[-1] if care.away else None
        moves = sum(e.began in ("S", "P") and self._recent(e.until) for e in care.episodes)
        inside = not last.placed_at.startswith("ZY")
        self._write(
            8, *who, words.yes(bool(care.asylum_until)), disabled, care.episodes[0].since, words.NEEDS[last.need],
            "b) No", status_since,
            words.STATUS[last.status], review, last.until or self._as_of, "d) Supported living in the community",
            review, None, None, moves,
            last.until, words.ENDED.get(last.ended, ""), last.since, words.PLACE[last.place],
            words.PROVIDER[last.provider], last.placed_at,
            last.urn, "a) In" if inside else "b) Out", "Marlshire" if inside else "Eastmoor",
            sum(a.kind == "M" for a in away),
            sum(a.kind == "A" for a in away), words.yes(latest.interview_offered) if latest else "",
            words.yes(latest.interview_accepted) if latest else "", *self._worker(person, self._as_of),
        )  # fmt: skip

    def _leaver(self, person: Person, leaver: Leaver, who: list[Value], disabled: str) -> None:
        adult = at_age(person.born, 18) <= self._as_of
        letter, suitable = leaver.accommodation[0], leaver.accommodation[-1] == "1"
        known = leaver.accommodation != "0"
        self._write(
            9, *who, disabled, *self._worker(person, self._as_of),
            "b) Former relevant child" if adult else "a) Relevant child",
            words.IN_TOUCH[leaver.in_touch], words.ACCOMMODATION[letter] if known else "",
            ("a) Suitable" if suitable else "b) Unsuitable") if known else "", words.ACTIVITY.get(leaver.activity, ""),
        )  # fmt: skip

    def close(self) -> None:
        self._book.close()
