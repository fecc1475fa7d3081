"""How large a recording or picture may be, and how the form calls those that are taken."""

from handrail.planning.errors import CannotPlan

MOST_BYTES = 20_000_000  # ten minutes of speech at 256 kbit/s
ENDINGS = (".jpg", ".jpeg", ".png", ".mp3", ".m4a", ".wav")


def check_size(size: int) -> None:
    if size == 0:
        raise CannotPlan("The selected file is empty.", field="recording")
    if size > MOST_BYTES:
        raise CannotPlan(f"The selected file must be smaller than {MOST_BYTES // 1_000_000} MB.", field="recording")
