"""Forms in GOV.UK style: ours, and anybody's."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django import forms

from handrail.ui.forms.errors import error_summary
from handrail.ui.forms.render import field_parts
from handrail.ui.gallery.forms import SampleForm, wrong_answers

Render = Callable[..., str]


class PlainForm(forms.Form):
    """As django-allauth would write it."""

    login = forms.EmailField(label="Email")
    password = forms.CharField(widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}))
    remember = forms.BooleanField(label="Remember me", required=False)
    number = forms.IntegerField()
    next = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> None:
        self.add_error(None, "The password does not fit <this> address.")


def test_every_link_of_the_summary_lands_on_a_control_of_the_page(render: Render) -> None:
    for form in (SampleForm(wrong_answers()), PlainForm({"login": "x"})):
        html = render("fields", "form_fields(form)", form=form)
        links = [error["href"].lstrip("#") for error in error_summary(form)]
        assert links
        for target in links:
            assert re.search(rf'<(input|select|textarea)[^>]* id="{target}"', html), target


def test_an_unbound_or_valid_form_has_no_summary() -> None:
    assert error_summary(SampleForm()) == []
    assert error_summary(None) == []


def test_a_plain_django_form_is_drawn_in_full(render: Render) -> None:
    html = render("fields", "form_fields(form)", form=PlainForm({"login": "x@example.org", "next": '"/a'}))
    assert 'type="email"' in html
    assert 'autocomplete="current-password"' in html
    assert 'type="checkbox"' in html
    assert 'inputmode="numeric"' in html
    assert 'value="&#34;/a"' in html


def test_a_plain_forms_missing_answers_become_sentences() -> None:
    texts = [error["text"] for error in error_summary(PlainForm({}))]
    assert texts == ["The password does not fit <this> address.", "Enter email", "Enter password", "Enter number"]


def test_only_the_wrong_box_of_a_date_is_marked_and_linked() -> None:
    form = SampleForm({"born-day": "3", "born-month": "x", "born-year": "2009"})
    items = field_parts(form["born"]).params["items"]
    assert ["govuk-input--error" in item["classes"] for item in items] == [False, True, False]
    assert {
        "text": "Date of birth must have a real month, such as 3 or March",
        "href": "#id_born-month",
    } in error_summary(form)


def test_what_was_typed_comes_back(render: Render) -> None:
    form = SampleForm(
        {"name": "Siân <3", "born-day": "31", "born-month": "Feb", "born-year": "2009", "domains": ["home"]}
    )
    html = render("fields", "form_fields(form)", form=form)
    assert 'value="Siân &lt;3"' in html
    assert 'value="Feb"' in html
    assert re.search(r'value="home" checked', html)


def test_an_initial_date_fills_the_boxes() -> None:
    parts = field_parts(SampleForm(initial={"born": date(2009, 3, 14)})["born"]).params["items"]
    assert [part["value"] for part in parts] == ["14", "3", "2009"]


def test_a_field_that_a_choice_opens_stands_inside_it_once(render: Render) -> None:
    html = render("fields", "form_fields(form)", form=SampleForm())
    assert html.count('name="owner_name"') == 1
    assert html.index("govuk-radios__conditional") < html.index('name="owner_name"') < html.index("Nobody yet")


def test_optional_questions_say_so_and_a_limit_is_counted(render: Render) -> None:
    html = render("fields", "form_fields(form)", form=SampleForm())
    assert "NHS number (optional)" in html
    assert 'data-maxlength="300"' in html


def test_a_form_with_a_file_is_sent_in_parts(render: Render) -> None:
    html = render("fields", "post_form(form, '', 'Send')", form=SampleForm())
    assert 'enctype="multipart/form-data"' in html
    assert "novalidate" in html


def test_a_widget_nobody_can_draw_fails_loudly() -> None:
    class Odd(forms.Form):
        one = forms.CharField(widget=forms.Widget)

    with pytest.raises(TypeError, match=r"No GOV\.UK component shows"):
        field_parts(Odd()["one"])
