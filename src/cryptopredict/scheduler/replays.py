"""Deciding a stored run again, as work that somebody asked for."""

from cryptopredict.base import BadInput
from cryptopredict.replay import verify_runs
from cryptopredict.scheduler.task import Done, Task

__all__ = ["replay_run"]


def replay_run(task: Task) -> Done:
    """Decide one run again by the models that it names, and keep what differs and why. Raises `NotFound`, `NoData`."""
    run_id = task.arguments.get("run_id")
    if not isinstance(run_id, int):
        raise BadInput("A replay needs the number of a run", to_do="Give run_id.")
    (found,) = verify_runs(task.ground, [run_id], lambda what, share: task.report(share, what))
    return Done(found.line(), found.plain())
