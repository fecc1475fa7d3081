from handrail.desk.models.notice import EmailChoice, Notice

__all__ = ["EmailChoice", "Notice"]
