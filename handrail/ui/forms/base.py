"""The mixin of every Handrail form."""

from django.forms import BaseForm

from handrail.ui.forms.errors import error_summary


class GovForm(BaseForm):
    """Leaves checking to the server, where every reader meets the same words; the browser's own bubbles are off.

    Use before Django's class: ``class ReferralForm(GovForm, forms.Form)``.
    """

    use_required_attribute = False

    def error_summary(self) -> list[dict[str, str]]:
        """Text and link of every error, for the box at the top of the page."""
        return error_summary(self)
