import base64
import json
import uuid
from datetime import timedelta
from typing import Any

import jwt
import pytest

from cryptopredict.base import Unauthenticated, epoch, utc_now
from cryptopredict.members import Signer

SECRET = bytes(range(32))
SESSION = uuid.uuid4()


@pytest.fixture
def signer() -> Signer:
    return Signer(SECRET, minutes=15)


def _claims(**changes: Any) -> dict[str, Any]:
    now = epoch(utc_now())
    whole = {
        "iss": "cryptopredict",
        "aud": "cryptopredict-api",
        "typ": "access",
        "sub": "7",
        "sid": str(SESSION),
        "jti": "1",
        "iat": now,
        "exp": now + 60,
    }
    moments = {name: now + int(value.total_seconds()) for name, value in changes.items() if isinstance(value, timedelta)}
    return {name: value for name, value in {**whole, **changes, **moments}.items() if value is not None}


def _signed(signer: Signer, claims: dict[str, Any], algorithm: str = "HS256", **headers: Any) -> str:
    return jwt.encode(claims, signer._key, algorithm=algorithm, headers={"typ": "at+jwt", **headers})


def test_what_was_issued_is_read_back(signer: Signer) -> None:
    access = signer.read(signer.issue(7, SESSION, utc_now()))
    assert (access.user_id, access.session) == (7, SESSION)
    assert signer.read(_signed(signer, _claims())).user_id == 7


def test_a_token_of_another_installation_is_refused(signer: Signer) -> None:
    with pytest.raises(Unauthenticated):
        signer.read(Signer(SECRET[::-1], minutes=15).issue(7, SESSION, utc_now()))


@pytest.mark.parametrize(
    "changes",
    [
        {"exp": timedelta(seconds=-1)},
        {"exp": None},
        {"nbf": timedelta(minutes=10)},
        {"iat": timedelta(minutes=10)},
        {"aud": "other"},
        {"aud": ["cryptopredict-api"]},
        {"aud": None},
        {"iss": "other"},
        {"typ": "refresh"},
        {"typ": None},
        {"sub": "owner"},
        {"sub": None},
        {"sid": "1"},
        {"sid": None},
        {"jti": None},
    ],
)
def test_wrong_and_missing_claims_are_refused(signer: Signer, changes: dict[str, Any]) -> None:
    with pytest.raises(Unauthenticated):
        signer.read(_signed(signer, _claims(**changes)))


def _forged(signer: Signer) -> dict[str, str]:
    now = utc_now()
    return {
        "another algorithm": _signed(signer, _claims(), algorithm="HS384"),
        "another type": _signed(signer, _claims(), typ="JWT"),
        "unknown critical header": _signed(signer, _claims(), crit=["b64"], b64=False),
        "no algorithm": _without_signature(signer),
        "trailing bytes": signer.issue(7, SESSION, now) + "A",
        "ended": signer.issue(7, SESSION, now - timedelta(minutes=16)),
        "megabyte": "x" * 1_000_000,
        "nothing": "",
        "three words": "a.b.c",
        "not ASCII": "é.é.é",
    }


@pytest.mark.filterwarnings("ignore::jwt.warnings.InsecureKeyLengthWarning")
def test_forged_tokens_are_refused(signer: Signer) -> None:
    taken = []
    for kind, token in _forged(signer).items():
        try:
            signer.read(token)
        except Unauthenticated:
            continue
        taken.append(kind)
    assert taken == []


def _without_signature(signer: Signer) -> str:
    valid = signer.issue(7, SESSION, utc_now()).split(".")

    header = base64.urlsafe_b64encode(json.dumps({"alg": "none", "typ": "at+jwt"}).encode()).decode().rstrip("=")
    return f"{header}.{valid[1]}."
