"""What is written to people about their accounts, in the language that they chose."""

from typing import Literal

from cryptopredict.core.mail import Letter

__all__ = ["Locale", "activation", "already_there", "handed", "invitation", "link", "password_changed", "reset"]

Locale = Literal["en", "fa"]

# Tokens follow a #: browsers send no fragment, so that no log on the way has them.
_ACTIVATION = {
    "en": (
        "Confirm your CryptoPredict account",
        (
            "Somebody, hopefully you, made a CryptoPredict account with this address. It opens with this link, within two days:\n\n"
            "{base}/en/verify-email#{token}\n\nIf it was not you, do nothing: without the link there is no account.\n"
        ),
    ),
    "fa": (
        "حساب CryptoPredict خود را تأیید کنید",
        (
            "کسی، امیدواریم خود شما، با این نشانی حسابی در CryptoPredict ساخته است. حساب با این پیوند تا دو روز باز می‌شود:\n\n"
            "{base}/fa/verify-email#{token}\n\nاگر شما نبودید کاری نکنید: بدون این پیوند حسابی در کار نیست.\n"
        ),
    ),
}
_ALREADY = {
    "en": (
        "You have a CryptoPredict account already",
        (
            "Somebody tried to make a CryptoPredict account with this address, but it has one. Sign in here:\n\n{base}/en/sign-in\n\n"
            "If it was not you, there is nothing to do: nothing has changed.\n"
        ),
    ),
    "fa": (
        "شما در CryptoPredict حساب دارید",
        (
            "کسی خواست با این نشانی حسابی در CryptoPredict بسازد، اما این نشانی حساب دارد. از اینجا وارد شوید:\n\n{base}/fa/sign-in\n\n"
            "اگر شما نبودید لازم نیست کاری کنید: چیزی تغییر نکرده است.\n"
        ),
    ),
}
_RESET = {
    "en": (
        "A new password for CryptoPredict",
        (
            "Somebody asked for a new password of your CryptoPredict account. Choose one within the hour:\n\n"
            "{base}/en/reset-password#{token}\n\nIf it was not you, do nothing: your password stays as it is.\n"
        ),
    ),
    "fa": (
        "گذرواژهٔ تازه برای CryptoPredict",
        (
            "کسی برای حساب CryptoPredict شما گذرواژهٔ تازه خواسته است. تا یک ساعت دیگر آن را انتخاب کنید:\n\n"
            "{base}/fa/reset-password#{token}\n\nاگر شما نبودید کاری نکنید: گذرواژهٔ شما همان می‌ماند.\n"
        ),
    ),
}
_INVITATION = {
    "en": (
        "An account at CryptoPredict",
        (
            "{by} made a CryptoPredict account for you. Choose its password within two days:\n\n{base}/en/reset-password#{token}\n\n"
            "If you do not want it, do nothing: nobody can sign in to it.\n"
        ),
    ),
    "fa": (
        "حسابی در CryptoPredict",
        (
            "{by} برای شما حسابی در CryptoPredict ساخته است. تا دو روز دیگر گذرواژهٔ آن را انتخاب کنید:\n\n"
            "{base}/fa/reset-password#{token}\n\nاگر آن را نمی‌خواهید کاری نکنید: کسی نمی‌تواند با آن وارد شود.\n"
        ),
    ),
}
_HANDED = {
    "en": (
        "A new password for CryptoPredict",
        (
            "{by} made a link for you to choose a new password of your CryptoPredict account, within two days:\n\n"
            "{base}/en/reset-password#{token}\n\nUntil you use it your password stays as it is.\n"
        ),
    ),
    "fa": (
        "گذرواژهٔ تازه برای CryptoPredict",
        (
            "{by} پیوندی ساخته است تا با آن گذرواژهٔ تازه‌ای برای حساب CryptoPredict خود انتخاب کنید، تا دو روز دیگر:\n\n"
            "{base}/fa/reset-password#{token}\n\nتا آن را به کار نبرید گذرواژهٔ شما همان می‌ماند.\n"
        ),
    ),
}
_CHANGED = {
    "en": (
        "Your CryptoPredict password was changed",
        (
            "The password of your CryptoPredict account was changed, and all other sessions were ended.\n\n"
            "If it was not you, ask for a new one now:\n\n{base}/en/sign-in\n"
        ),
    ),
    "fa": (
        "گذرواژهٔ CryptoPredict شما تغییر کرد",
        (
            "گذرواژهٔ حساب CryptoPredict شما تغییر کرد و نشست‌های دیگر پایان یافت.\n\n"
            "اگر شما نبودید همین حالا گذرواژهٔ تازه بخواهید:\n\n{base}/fa/sign-in\n"
        ),
    ),
}


def activation(to: str, locale: Locale, base: str, token: str) -> Letter:
    """How to open a new account."""
    return _letter(_ACTIVATION, to, locale, base, token)


def already_there(to: str, locale: Locale, base: str) -> Letter:
    """What is said to who has an account, when somebody registers with their address."""
    return _letter(_ALREADY, to, locale, base)


def reset(to: str, locale: Locale, base: str, token: str) -> Letter:
    """How to choose a new password."""
    return _letter(_RESET, to, locale, base, token)


def invitation(to: str, locale: Locale, base: str, token: str, by: str) -> Letter:
    """That an admin (`by`, an email) made an account, and how to take it."""
    return _letter(_INVITATION, to, locale, base, token, by)


def handed(to: str, locale: Locale, base: str, token: str, by: str) -> Letter:
    """That an admin (`by`, an email) wants another password to be chosen, and how."""
    return _letter(_HANDED, to, locale, base, token, by)


def link(locale: Locale, base: str, token: str) -> str:
    """Where a password is chosen with a token."""
    return f"{base}/{locale}/reset-password#{token}"


def password_changed(to: str, locale: Locale, base: str) -> Letter:
    """That the password is another one now."""
    return _letter(_CHANGED, to, locale, base)


def _letter(words: dict[str, tuple[str, str]], to: str, locale: Locale, base: str, token: str = "", by: str = "") -> Letter:
    subject, text = words[locale]
    return Letter(to, subject, text.format(base=base, token=token, by=by))
