"""Training with its surroundings: read the market, train each model, store its version, and let it count if it earned that.

In: a ground with a market. Out: what came of each model. What was finished before an interruption is not done again, and one model
that cannot be trained holds up no other.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

import structlog
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from cryptopredict import __version__, layer1_macro, layer2_sectors, layer3_assets, layer4_timing
from cryptopredict.base import BadInput, Conflict, CryptoPredictError, utc_now
from cryptopredict.core import Ground
from cryptopredict.data.texts import load_texts
from cryptopredict.data.view import load_view
from cryptopredict.estimators.training import Material, Options, Recipe, Texts, Trained, Training
from cryptopredict.ledger.artefacts import KeptFits
from cryptopredict.ledger.registry import count_trial, store_version
from cryptopredict.ledger.whole import folder_of
from cryptopredict.pipeline.contest import contest
from cryptopredict.pipeline.crew import Crew, crew
from cryptopredict.pipeline.run import present

__all__ = [
    "RECIPES",
    "Failure",
    "Order",
    "Outcome",
    "chosen_recipes",
    "complete",
    "fit_share",
    "order_now",
    "read_material",
    "train_models",
    "training_lock",
]

_log = structlog.get_logger(__name__)

RECIPES: Final[tuple[Recipe, ...]] = (
    *layer1_macro.RECIPES,
    *layer2_sectors.RECIPES,
    *layer3_assets.RECIPES,
    *layer4_timing.RECIPES,
)
"""Every model that is trained, in the order of the cascade."""

Report = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Order:
    """What every process that takes part must agree on; `moment` (epoch seconds) is where the market is cut."""

    moment: int
    quick: bool = False
    seed: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """A trained version by `reference` (name@version:sha256), whether it was `promoted`, and why or why not in `verdict`."""

    name: str
    reference: str
    promoted: bool
    verdict: str
    seconds: float
    manifest: Mapping[str, Any]

    def plain(self) -> dict[str, Any]:
        """As JSON: everything but the fits themselves."""
        manifest = {key: value for key, value in self.manifest.items() if key != "folds"}
        folds = [{key: value for key, value in fold.items() if key != "models"} for fold in self.manifest["folds"]]
        return {
            "reference": self.reference,
            "promoted": self.promoted,
            "verdict": self.verdict,
            "seconds": round(self.seconds, 1),
            **manifest,
            "folds": folds,
        }


@dataclass(frozen=True, slots=True, eq=False)
class Failure:
    """A model that could not be trained, and why."""

    name: str
    error: CryptoPredictError

    @property
    def verdict(self) -> str:
        """In a line."""
        return f"{self.name} is not trained: {self.error}"

    def plain(self) -> dict[str, Any]:
        """As JSON."""
        return {"name": self.name, "verdict": self.verdict, "type": self.error.slug}


class _Stopped(BaseException):
    """Whoever is told of the progress wants no more of it; passes by everything that a model may raise."""


def chosen_recipes(layer: str | None = None, model: str | None = None) -> tuple[Recipe, ...]:
    """The models of a layer, or one of them; all if nothing is said. Raises `BadInput` when there is none."""
    found = tuple(each for each in RECIPES if layer in {None, each.layer} and model in {None, each.name})
    if not found:
        layers = ", ".join(dict.fromkeys(each.layer for each in RECIPES))
        names = ", ".join(each.name for each in RECIPES)
        raise BadInput(
            f"There is no model {model!r} here" if model else f"{layer!r} is no layer with models",
            to_do=f"Choose a layer from {layers}, or a model from {names}.",
        )
    return found


def order_now(ground: Ground, *, quick: bool = False, seed: int = 0) -> Order:
    """An order of the present: all that has closed. Raises `NoData` when there is no market."""
    return Order(present(load_view(ground), utc_now()), quick, seed)


def read_material(ground: Ground, order: Order) -> Material:
    """All that may be learnt from by that order."""
    given = load_texts(ground.engine)
    return Material(load_view(ground).at(order.moment), None if given is None else Texts(*given))


def train_models(
    ground: Ground,
    *,
    recipes: Sequence[Recipe] = RECIPES,
    quick: bool = False,
    seed: int = 0,
    processes: int = 1,
    report: Report = lambda _what, _share: None,
) -> list[Outcome | Failure]:
    """Train these models on all that has closed, store each and promote it if it may count.

    `processes` fit side by side, this one included. `report` may raise to stop it. Raises `Conflict` when another training is under
    way, and the reason of the first when not one model could be trained: `NoData`, mostly.
    """
    report("Reading the market", 0.0)
    with training_lock(ground.engine) as alone:
        if not alone:
            raise Conflict("Another training is under way", to_do="Wait for its end.")
        order = order_now(ground, quick=quick, seed=seed)
        material = read_material(ground, order)
        found: list[Outcome | Failure] = []
        with crew(ground, _arguments(recipes, order), processes - 1) as others:
            for place, recipe in enumerate(recipes):
                found.append(_attempt(ground, recipe, material, order, others, _part_of(report, place, len(recipes))))
    failures = [each for each in found if isinstance(each, Failure)]
    if len(failures) == len(found):
        raise failures[0].error
    report("Trained", 1.0)
    return found


def fit_share(
    ground: Ground, recipe: Recipe, material: Material, order: Order, share: tuple[int, int], report: Report
) -> tuple[Training, KeptFits]:
    """Fit one share of a model's fits, which are kept; what `complete` needs comes back. Raises `NoData`."""
    training, kept = _prepared(ground, recipe, material, order)
    if share[1] > 1:
        training.fit(kept, share, report)
    return training, kept


def complete(ground: Ground, training: Training, kept: KeptFits, started: float, report: Report) -> Outcome:
    """Fit what is missing, judge, store, and let it count if it earned that. `started`: the monotonic clock then. Raises `NoData`."""
    recipe = training.recipe
    trained: Trained = training.finish(kept, report)
    seconds = time.monotonic() - started
    row = store_version(
        ground.engine,
        ground.settings.home,
        recipe.name,
        recipe.layer,
        trained.saved,
        code_version=__version__,
        seconds=seconds,
    )
    kept.clear()
    promoted, verdict = contest(ground, recipe.name, row.version, trained.saved)
    reference = f"{recipe.name}@{row.version}:{row.sha256[:16]}"
    return Outcome(recipe.name, reference, promoted, verdict, seconds, trained.saved.manifest)


@contextmanager
def training_lock(engine: Engine, *, together: bool = False) -> Iterator[bool]:
    """Whether this training may begin: alone, or `together` with others that are parts of the same one. Held for the block."""
    kind = "_shared" if together else ""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        held = bool(connection.scalar(text(f"SELECT pg_try_advisory_lock{kind}(hashtext('training'))")))
        try:
            yield held
        finally:
            if held:
                connection.execute(text(f"SELECT pg_advisory_unlock{kind}(hashtext('training'))"))


def _prepared(ground: Ground, recipe: Recipe, material: Material, order: Order) -> tuple[Training, KeptFits]:
    trials = count_trial(ground.engine, recipe.name, recipe.layer, recipe.digest, tried=recipe.tried)
    training = Training(recipe, material, Options(quick=order.quick, seed=order.seed, tried=trials))
    return training, KeptFits(folder_of(ground.settings.home, recipe.name) / ".fits")


def _attempt(
    ground: Ground, recipe: Recipe, material: Material, order: Order, others: Crew, report: Report
) -> Outcome | Failure:
    started = time.monotonic()

    def told(what: str, share: float) -> None:
        try:
            report(what, share)
        except Exception as error:
            raise _Stopped from error

    try:
        told(f"Making the rows of {recipe.name}", 0.0)
        training, kept = _prepared(ground, recipe, material, order)
        if others.size:
            _fit_together(training, kept, others, told)
        return complete(ground, training, kept, started, told)
    except _Stopped as stopped:
        raise stopped.__cause__ or stopped from None
    except CryptoPredictError as error:
        return Failure(recipe.name, error)
    except (DBAPIError, OSError):
        raise
    except Exception as error:  # noqa: BLE001 - whatever is wrong with one model, the others are trained
        _log.exception("model not trained", model=recipe.name)
        return Failure(
            recipe.name, CryptoPredictError(f"{type(error).__name__}: {error}", to_do="Report this: it is a defect.")
        )


def _fit_together(training: Training, kept: KeptFits, others: Crew, report: Report) -> None:
    """Fit this process's share beside the others, and wait for them; what one of them left undone is fitted afterwards."""
    name = training.recipe.name

    def look(_what: str = "", _share: float = 0.0) -> None:
        done = min(len(kept), training.total)
        report(
            f"Fitting {name} in {others.size + 1} processes, {done} of {training.total}", 0.05 + 0.85 * done / training.total
        )

    training.fit(kept, (0, others.size + 1), look)
    others.wait(name, look)


def _arguments(recipes: Sequence[Recipe], order: Order) -> list[str]:
    """The same order, as another process is told it."""
    given = ["--moment", str(order.moment), "--seed", str(order.seed), *(["--quick"] if order.quick else [])]
    return [*given, *(part for recipe in recipes for part in ("--model", recipe.name))]


def _part_of(report: Report, place: int, of: int) -> Report:
    """The progress of one of several, as part of the whole."""
    return lambda what, share: report(what, (place + share) / of)
