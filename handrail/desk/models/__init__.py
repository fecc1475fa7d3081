from handrail.desk.models.notice import EmailChoice, Notice
from handrail.desk.models.saved_filter import SavedFilter

__all__ = ["EmailChoice", "Notice", "SavedFilter"]
