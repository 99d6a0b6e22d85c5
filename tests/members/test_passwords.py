import pytest
from pwdlib.hashers.bcrypt import BcryptHasher

from cryptopredict.base import BadInput
from cryptopredict.members import check_rules, hash_password, verify_password

LONG = "a long passphrase, ünïcode"


async def test_a_hash_is_argon2id_as_strong_as_promised_and_verifies() -> None:
    stored = await hash_password(LONG)
    assert stored.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert await verify_password(LONG, stored) == (True, None)
    assert (await verify_password(LONG + " ", stored))[0] is False


async def test_the_same_letters_composed_otherwise_are_the_same_password() -> None:
    stored = await hash_password("Zürich am See")
    assert (await verify_password("Zu\u0308rich am See", stored))[0]


async def test_bcrypt_is_verified_and_upgraded_but_never_cut_at_72_bytes() -> None:
    stored = BcryptHasher(rounds=4).hash("x" * 72)
    right, upgraded = await verify_password("x" * 72, stored)
    assert right
    assert upgraded is not None
    assert upgraded.startswith("$argon2id$")
    assert (await verify_password("x" * 73, stored))[0] is False


@pytest.mark.parametrize("stored", [None, "", "plain", "$argon2id$broken"])
async def test_without_a_usable_hash_no_password_is_right(stored: str | None) -> None:
    assert (await verify_password("nobody has this password", stored))[0] is False


@pytest.mark.parametrize("password", ["short", "x" * 129, "PassWord123", "12345678", "OWNER@example.org"])
def test_bad_passwords_are_refused(password: str) -> None:
    with pytest.raises(BadInput):
        check_rules(password, email="owner@example.org")


@pytest.mark.parametrize("password", ["گذرواژهٔ بلند", "x" * 64 + "yz", "correct horse battery"])
def test_long_and_foreign_passwords_are_taken(password: str) -> None:
    check_rules(password, email="owner@example.org")
