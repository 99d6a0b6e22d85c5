"""`cryptopredict train-share`: a share of the fits of a training that another process leads."""

from typing import Annotated

import typer

from cryptopredict.base import BadInput, CryptoPredictError
from cryptopredict.core import follow_supervisor, ground, load_settings, set_up_logs
from cryptopredict.pipeline.train import Order, chosen_recipes, fit_share, read_material
from cryptopredict.terminal.output import say, say_error

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("train-share", hidden=True)(train_share)


def train_share(
    model: Annotated[list[str], typer.Option(help="Models, in this order.")],
    moment: Annotated[int, typer.Option(help="Where the market is cut, epoch seconds.")],
    share: Annotated[str, typer.Option(help="Which share of how many: 1/4.")],
    quick: Annotated[bool, typer.Option("--quick", help="As in `train`.")] = False,
    seed: Annotated[int, typer.Option(help="As in `train`.")] = 0,
) -> None:
    """Fit a share of each model and say its name when that is done."""
    follow_supervisor()
    set_up_logs("warning")
    number, _, of = share.partition("/")
    if not (number.isdecimal() and of.isdecimal() and int(number) < int(of)):
        raise BadInput(f"{share!r} is no share", to_do="Give one such as 1/4.")
    order = Order(moment, quick, seed)
    with ground(load_settings()) as here:
        material = read_material(here, order)
        for name in model:
            (recipe,) = chosen_recipes(model=name)
            try:
                fit_share(here, recipe, material, order, (int(number), int(of)), lambda _what, _share: None)
            except CryptoPredictError as error:  # whoever leads meets the same, and says it
                say_error(str(error))
            say(name)
