import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.writing.presenters.differences import Piece, differences


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("", "", []),
        ("He is out.", "He is out.", [Piece("He is out.")]),
        ("He is out.", "He was out.", [Piece("He "), Piece("is ", "del"), Piece("was", "ins"), Piece(" out.")]),
        ("One", "Two", [Piece("One ", "del"), Piece("Two", "ins")]),
        ("One", "One two", [Piece("One"), Piece(" two", "ins")]),
        ("One two", "One", [Piece("One"), Piece(" two", "del")]),
    ],
)
def test_what_changed_is_marked_word_by_word(before: str, after: str, pieces: list[Piece]) -> None:
    assert differences(before, after) == pieces


def test_a_text_too_long_to_compare_is_marked_whole() -> None:
    long = "word " * 3000
    assert [piece.mark for piece in differences(long, long + "more")] == ["del", "ins"]
    assert differences(long, long) == [Piece(long)]


@given(st.text(max_size=60), st.text(max_size=60))
def test_without_the_marks_the_later_text_stands_there_letter_for_letter(before: str, after: str) -> None:
    assert "".join(piece.text for piece in differences(before, after) if piece.mark != "del") == after
