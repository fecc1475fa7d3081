"""`python -m benchmarks.frontdoor_contacts NUMBER`: fills a demo's front door up to so many open contacts.

Half are about people of the county whom somebody has recognised, half about nobody yet; each third has two checks out.
"""

import os
import sys

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handrail.project.settings")
    django.setup()
    fill(int(sys.argv[1]))


def fill(wanted: int) -> None:
    from handrail.disclosure.public import as_system, reader_for
    from handrail.frontdoor.public import Asked, Asking, Contact, Told, ask_checks, make_contact, match_contact
    from handrail.frontdoor.public import rate_contact as rate
    from handrail.partnership.public import Agency, Membership
    from handrail.records.public import Person

    with as_system("a benchmark fills its front door"):
        seats = Membership.objects.select_related("user", "post__team__agency")
        school = reader_for(seats.get(post__role="school_safeguarding_lead"))
        worker = reader_for(seats.filter(post__role="front_door_worker").first())
        asked = Asking(of=[Asked(one) for one in Agency.objects.filter(kind__in=["police", "health"])])
        held = Contact.objects.exclude(state="decided").count()
        people = Person.objects.filter(retired=False).exclude(shown_family="").order_by("pk")
        for number, person in enumerate(people[: max(0, wanted - held)]):
            told = Told(
                in_danger=number % 20 == 0,
                given=person.shown_given,
                family=person.shown_family,
                born=person.born,
                happened="Came in with a second phone and would not say whose it was. " * 4,
                worry="Older people may be paying for the silence. " * 4,
                working="An aunt who rings at once.",
                consent="agreed",
                referrer_name=school.name,
            )
            contact = make_contact(told=told, by=school)
            if number % 3 == 0:
                contact = rate(contact=contact, rating="red" if number % 2 else "green", by=worker, reason="Seen.")
                ask_checks(contact=contact, asking=asked, by=worker)
            if number % 2:
                match_contact(contact=contact, person_id=person.pk, by=worker)


if __name__ == "__main__":
    main()
