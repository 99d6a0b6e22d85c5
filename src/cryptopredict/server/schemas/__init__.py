"""Shapes of what comes in and goes out over HTTP. What does not fit is answered with 422, and never reaches a handler."""

from cryptopredict.server.schemas.envelope import (
    PROBLEM,
    Answer,
    Body,
    Moment,
    Page,
    Problem,
    ProblemDetail,
    Request,
    answer,
    page,
)

__all__ = ["PROBLEM", "Answer", "Body", "Moment", "Page", "Problem", "ProblemDetail", "Request", "answer", "page"]
