"""`cryptopredict suggestions`: what is suggested for the lists, and saying yes or no to it."""

from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.table import Table
from sqlalchemy import select

from cryptopredict.base import BadInput
from cryptopredict.core import ground, load_settings, set_up_logs, transaction
from cryptopredict.core.schema import CascadeRun, UserActivity
from cryptopredict.curation import ListedSuggestion, Tier, review_suggestion, suggestions_page
from cryptopredict.ledger.clock import market_now
from cryptopredict.outbox import write_event
from cryptopredict.terminal.acting import By, acting_admin
from cryptopredict.terminal.output import print_json, say, stdout

__all__ = ["register"]

Json = Annotated[bool, typer.Option("--json", help="Print it as JSON.")]


class Status(StrEnum):
    """How a suggestion stands."""

    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
    DEFERRED = "deferred"
    EXPIRED = "expired"


class Answer(StrEnum):
    """What is said to it."""

    APPROVE = "approve"
    REJECT = "reject"
    DEFER = "defer"


def register(app: typer.Typer) -> None:
    """Add the command with its deeds."""
    group = typer.Typer(help="Changes of the lists: list what is suggested, review it.")
    group.callback(invoke_without_command=True)(_pending)
    group.command("list")(show)
    group.command("review")(review)
    app.add_typer(group, name="suggestions")


def _pending(context: typer.Context, json: Json = False) -> None:
    """List what waits to be decided; `list --status` shows the rest."""
    if context.invoked_subcommand is None:
        show(status=Status.PENDING, json=json)


def show(
    status: Annotated[Status | None, typer.Option(help="Only those; all if not given.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=200, help="At most so many.")] = 50,
    json: Json = False,
) -> None:
    """List suggestions, those that wait first, and what came nearest to being one."""
    set_up_logs("warning")
    statuses = None if status is None else [status.value]
    with ground(load_settings()) as here, transaction(here.engine) as session:
        found = suggestions_page(session, statuses=statuses, limit=limit)
        rows = [_facts(listed) for listed in found.items]
        decided = select(CascadeRun.decision).where(CascadeRun.kind == "live", CascadeRun.status == "succeeded")
        decision: Any = session.scalar(decided.order_by(CascadeRun.as_of.desc(), CascadeRun.id.desc()).limit(1))
    nearest = [] if decision is None else decision["assets"].get("nearest", [])
    if json:
        print_json({"success": True, "total": found.total, "suggestions": rows, "nearest": nearest})
        return
    if rows:
        stdout.print(_table(rows))
    else:
        say("Nothing is suggested.")
    for one in nearest:
        say(
            f"nearest  {one['change']:<10} {one['symbol']:<8} P(it pays) {one['confidence']:.2f}, asked {one['threshold']:.2f}"
            f"{_observed(one['evidence'])}"
        )


def review(
    number: Annotated[int, typer.Argument(metavar="ID", help="Of the suggestion, as the list shows it.")],
    answer: Annotated[Answer, typer.Argument(help="A deferred one comes back.")],
    notes: Annotated[str | None, typer.Option("--notes", help="Why; kept with the review.")] = None,
    tier: Annotated[Tier | None, typer.Option("--tier", help="Approve it for another tier than suggested.")] = None,
    days: Annotated[int, typer.Option("--days", min=1, max=30, help="How long it is deferred.")] = 3,
    by: By = None,
    json: Json = False,
) -> None:
    """Decide on a suggestion; an approval changes the lists at once."""
    set_up_logs("warning")
    with ground(load_settings()) as here, transaction(here.engine) as session:
        admin = acting_admin(session, by)
        if admin is None:
            raise BadInput("Nobody is there to answer for it", to_do="Make the owner first: `cryptopredict user create`.")
        done = review_suggestion(
            session,
            number,
            reviewer_id=admin,
            decision=answer.value,
            now=session.scalars(select(market_now())).one(),
            notes=notes,
            target_tier=tier,
            defer_days=days,
        )
        write_event(session, "suggestion", done.event())
        facts = {**done.event(), "notes": notes}
        session.add(
            UserActivity(
                user_id=admin, activity_type="review_suggestion", activity_data=facts, user_agent="cryptopredict suggestions"
            )
        )
    if json:
        print_json({"success": True, **done.event(), "symbol": done.symbol, "before": done.before, "after": done.after})
        return
    moved = (
        ""
        if done.before is done.after
        else f": {done.symbol} goes from {done.before or 'no tier'} to {done.after or 'no tier'}"
    )
    say(f"{done.change} of {done.symbol} is {done.status}{moved}.")


def _facts(listed: ListedSuggestion) -> dict[str, Any]:
    row = listed.row
    return {
        "id": row.id,
        "symbol": listed.asset.symbol,
        "name": listed.asset.name,
        "kind": row.suggestion_type,
        "status": row.status,
        "priority": listed.priority,
        "confidence": row.confidence_score,
        "evidence": row.performance_metrics.get("evidence"),
        "reasons": [driver["text"] for driver in row.ai_reasoning.get("reasons", [])],
        "against": [driver["text"] for driver in row.ai_reasoning.get("against", [])],
        "suggested_at": row.suggested_at,
        "expires_at": row.expires_at,
        "deferred_until": row.deferred_until,
        "reviews": [
            {"decision": past.decision, "reviewer": past.reviewer, "notes": past.notes, "reviewed_at": past.reviewed_at}
            for past in listed.reviews
        ],
    }


def _table(rows: list[dict[str, Any]]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("id", "change", "asset", "P(it pays)", "came true", "status", "expires", "for", "against"):
        table.add_column(name)
    for row in rows:
        table.add_row(
            str(row["id"]),
            row["kind"],
            row["symbol"],
            f"{row['confidence']:.2f}",
            _observed(row["evidence"]).removeprefix(", came true "),
            row["status"],
            f"{row['expires_at']:%Y-%m-%d}",
            *(row[side][0] if row[side] else "nothing" for side in ("reasons", "against")),
        )
    return table


def _observed(evidence: dict[str, Any] | None) -> str:
    if not evidence or evidence["observed"] is None:
        return ", came true too seldom to tell"
    return f", came true {evidence['observed']:.2f} ({evidence['low']:.2f} to {evidence['high']:.2f}, n {evidence['n']:,})"
