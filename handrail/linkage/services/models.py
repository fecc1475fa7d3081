"""Trained models, kept in versions: the weights that linked a pair can always be looked up."""

import json
import tomllib
from functools import lru_cache
from importlib.resources import files

from django.conf import settings

from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.linkage.engine.model import TrainedModel, UntrainedModel
from handrail.linkage.engine.rules import LinkageThresholds
from handrail.linkage.engine.train import train
from handrail.linkage.models import LinkageModel
from handrail.linkage.services.workbench import Workbench


class NotEnoughToTrain(UserError):
    """The records tell too little for weights to be learned from them."""


def thresholds() -> LinkageThresholds:
    """The bands: what is shipped, unless the settings say otherwise."""
    shipped = tomllib.loads((files("handrail.linkage") / "data" / "thresholds.toml").read_text())
    join = getattr(settings, "HANDRAIL_LINKAGE_JOIN", None)
    review = getattr(settings, "HANDRAIL_LINKAGE_REVIEW", None)
    return LinkageThresholds(
        shipped["join"] if join is None else float(join), shipped["review"] if review is None else float(review)
    )


def latest_model() -> LinkageModel | None:
    """Without its weights, which `weights_of` reads once."""
    return LinkageModel.objects.defer("settings").order_by("-trained_at", "-pk").first()


def train_model(bench: Workbench) -> LinkageModel:
    """Train on everybody laid out on the bench. The same weights again are the same version."""
    try:
        trained = train(bench.con)
    except UntrainedModel as untrained:
        raise NotEnoughToTrain(f"The linkage model could not be trained. {untrained}") from untrained
    if not trained.levels:
        raise NotEnoughToTrain("The linkage model could not be trained: there are too few records to learn from.")
    bands = thresholds()
    kept, _ = LinkageModel.objects.update_or_create(
        version=trained.version,
        defaults={
            "settings": json.loads(trained.dumps()),
            "training": {"join": bands.join, "review": bands.review},
            "trained_at": clock.now(),
        },
    )
    return kept


def weights_of(model: LinkageModel) -> TrainedModel:
    """The weights of a stored model. A version never changes, so each process reads it once."""
    return _weights(model.pk, model.version)


@lru_cache(maxsize=4)
def _weights(pk: int, version: str) -> TrainedModel:
    return TrainedModel.loads(json.dumps(LinkageModel.objects.get(pk=pk).settings))
