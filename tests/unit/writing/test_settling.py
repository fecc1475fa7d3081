from django.http import QueryDict

from handrail.writing.settling import Settling, settled, settling_of


def sent(text: str) -> QueryDict:
    return QueryDict(text)


CLASH = "clashing=worry&seen-version=4&worry=mine&working=same&new-worry=both"


def test_what_was_written_anew_takes_the_place_of_what_was_sent() -> None:
    data = settled(sent(f"{CLASH}&stand-worry=new"))
    assert data.dict() == {"worry": "both", "working": "same"}


def test_what_was_sent_stays_where_it_was_chosen() -> None:
    assert settled(sent(f"{CLASH}&stand-worry=mine")).dict() == {"worry": "mine", "working": "same"}


def test_without_a_choice_the_box_holds_the_later_words() -> None:
    assert settled(sent(CLASH))["worry"] == "both"
    assert settling_of(sent(CLASH)) == Settling({"worry": ""}, 4)
    assert not settling_of(sent(CLASH)).complete


def test_a_date_is_settled_box_by_box() -> None:
    before, anew = "seen_on-day=1&seen_on-month=2&seen_on2=x", "new-seen_on-day=3&new-seen_on-month="
    assert settled(sent(f"clashing=seen_on&stand-seen_on=new&{before}&{anew}")).dict() == {
        "seen_on-day": "3",
        "seen_on-month": "",
        "seen_on2": "x",
    }


def test_check_boxes_that_were_all_cleared_are_empty() -> None:
    """A browser sends nothing of an empty box."""
    assert settled(sent("clashing=tags&stand-tags=new&tags=home&tags=harm")).getlist("tags") == []


def test_a_choice_and_a_version_that_are_none_are_taken_as_none() -> None:
    settling = settling_of(sent("clashing=worry&stand-worry=everything&seen-version=x"))
    assert settling == Settling({"worry": ""}, None)


def test_a_form_without_a_clash_goes_through_as_it_is() -> None:
    assert settled(sent("worry=a&new-worry=b")).dict() == {"worry": "a", "new-worry": "b"}
