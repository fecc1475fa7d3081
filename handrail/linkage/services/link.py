"""A linkage run: which agencies' records are the same person? Everybody anew, or only what came since the last run."""

import time
from collections.abc import Callable
from uuid import UUID

from django.db import connection, transaction

from handrail.disclosure.public import Action, as_system, record
from handrail.kernel import clock
from handrail.linkage.engine.cluster import Clusters
from handrail.linkage.engine.cluster_table import cluster_table
from handrail.linkage.engine.link import LinkRun, predict_all, predict_new
from handrail.linkage.models import LinkageModel, LinkageRun, MoveSet, ToLink
from handrail.linkage.services.aftermath import draw_anew, persons_of
from handrail.linkage.services.index import index_all, index_some
from handrail.linkage.services.matches import keep_matches
from handrail.linkage.services.membership import Membership, neighbours_of, read_membership
from handrail.linkage.services.models import latest_model, thresholds, train_model, weights_of
from handrail.linkage.services.moves import Moved, hold_moves, move
from handrail.linkage.services.workbench import Workbench, workbench
from handrail.partnership.public import User

Progress = Callable[[str, int, int], None]
STEPS = 5


def link(
    *, by: User | None = None, full: bool = False, retrain: bool = False, progress: Progress | None = None
) -> LinkageRun:
    """Compare, join what is certain, send to review what is not. Raises `NotEnoughToTrain` where no model can be had.

    A run leaves alone what people decided, and whom they moved. Without `full`, only new and changed source persons are
    compared, with all others that share a key with them.
    """
    model = None if retrain else latest_model()
    last = (
        None
        if full or model is None
        else LinkageRun.objects.filter(incremental=False).exclude(finished_at=None).first()
    )
    tell = _teller(progress)
    with as_system("linkage compares everybody's records"), workbench() as bench:
        waiting = set(ToLink.objects.values_list("source_person", flat=True))
        if model is None or last is None:
            return _run(bench, model, waiting, None, by, tell)
        return _run(bench, model, waiting, last, by, tell)


def index_everybody() -> LinkageModel:
    """Write Find's index anew without linking; trains a model where there is none."""
    with as_system("Find's index holds everybody"), workbench() as bench:
        bench.lay_out()
        model = latest_model() or train_model(bench)
        index_all(bench)
    return model


def _run(
    bench: Workbench,
    model: LinkageModel | None,
    waiting: set[int],
    last: LinkageRun | None,
    by: User | None,
    tell: Callable[[str], None],
) -> LinkageRun:
    began = time.monotonic()
    tell("Laying out records")
    if last is None:
        records = bench.lay_out()
    else:
        index_some(waiting)
        bench.lay_out(neighbours_of(waiting))
        records = len(waiting)
    tell("Training")
    kept = model or train_model(bench)
    run = LinkageRun.objects.create(model=kept, started_at=clock.now(), incremental=last is not None)
    tell("Comparing")
    judged = _judge(bench, kept, waiting, last)
    tell("Joining")
    held = read_membership(bench, free=None if last is None else waiting)
    clusters = cluster_table(bench.con, known=held.known)
    with transaction.atomic():
        if last is None:
            index_all(bench)
        moved = _apply(bench, run, held, clusters, waiting)
        run.figures = {
            **{"records": records, "candidates": judged.candidates, "judged": judged.judged, "prior": judged.prior},
            **{"joined": moved.count, "for_review": len(clusters.for_review)},
            "seconds": round(time.monotonic() - began, 1),
        }
        run.finished_at = clock.now()
        run.save()
        record(Action.JOIN, body={"run": run.pk, "moved": moved.count}, actor_id=by.pk if by else None)
    tell("Done")
    return run


def _judge(bench: Workbench, model: LinkageModel, waiting: set[int], last: LinkageRun | None) -> LinkRun:
    weights, bands = weights_of(model), thresholds()
    if last is None:
        return predict_all(bench.con, weights, bands, limits=bench.limits)
    return predict_new(bench.con, weights, waiting, bands, prior=last.figures["prior"], limits=bench.limits)


def _apply(bench: Workbench, run: LinkageRun, held: Membership, clusters: Clusters, waiting: set[int]) -> Moved:
    """What the clusters say, on the record. Whoever was moved by a person while the run worked stays there."""
    hold_moves()
    targets = held.targets(clusters.person_of)
    moved = move(_unmoved(targets, held.person_of), kind=MoveSet.Kind.RUN, reason=f"Linkage run {run.pk}", by=None)
    keep_matches(bench, run, clusters)
    people = moved.person_ids | persons_of(waiting)
    draw_anew(people if run.incremental else None)
    ToLink.objects.filter(source_person__in=waiting).delete()
    return moved


def _unmoved(targets: dict[int, UUID], before: dict[int, UUID]) -> dict[int, UUID]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, person_id FROM records_sourceperson WHERE id = ANY(%s)", [list(targets)])
        now = dict(cursor.fetchall())
    return {source: person for source, person in targets.items() if now[source] == before[source]}


def _teller(progress: Progress | None) -> Callable[[str], None]:
    done = 0

    def tell(what: str) -> None:
        nonlocal done
        if progress:
            progress(what, done, STEPS)
        done += 1

    return tell
