"""Signing in by a code in a mail, the same for who has an account and for who has not: nobody learns which of the two.

Built on the sign-in of allauth, of which the rest (passkeys, the second factor) is used as it is.
"""

from __future__ import annotations

import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.models import Login
from allauth.account.stages import LoginByCodeStage, LoginStageController
from allauth.core import ratelimit
from allauth.core.internal.cryptokit import compare_user_code

from basis.accounts import queries, sign_in_actions
from basis.accounts.models import Person

NEWCOMER = "newcomer"  # in the session: an address that was proved, of somebody who has no account yet
NEW_ADDRESS = "new_address"  # in the session: an address that somebody wants to sign in with, and its code
NEWCOMER_WAITS = 3600  # seconds in which she says how she wants to be called


class CodeProcess(LoginCodeVerificationProcess):  # type: ignore[misc]
    """A code for an address. Also an address without account gets one: with it somebody may join."""

    def send_by_email(self, email: str, skip_enumeration_mails: bool = False) -> None:
        """The same mail for everybody; allauth would tell a stranger that she has no account."""
        context = {"request": self.request, "code": self.generate_code()}
        get_adapter().send_mail("account/email/login_code", email, context)

    @classmethod
    def resume(cls, stage: Any) -> Any:
        """The process that runs in this session, unless its time is over."""
        return cls(stage).abort_if_invalid()


def ask(request: Any, email: str) -> bool:
    """Send a code to this address; False when that was asked, or a code was guessed wrongly, too often."""
    if not _may_still_guess(request, email):
        return False
    if not ratelimit.consume(request, action="request_login_code", key=email.lower()):
        return False
    login = Login(user=None, email=email)  # no one yet: the address is proved by the code, then we look whose it is
    login.state["stages"] = {"current": LoginByCodeStage.key}
    stage = LoginByCodeStage(LoginStageController(request, login), request, login)
    stage.state.update(CodeProcess.initial_state(user=None, email=email), initiated_by_user=True)
    process = CodeProcess(stage)
    process.send()
    process.persist()
    return True


def running(request: Any) -> CodeProcess | None:
    """The process of this visitor who was sent a code, if it still runs."""
    if request.user.is_authenticated:
        return None
    stage = LoginStageController.enter(request, LoginByCodeStage.key)
    return CodeProcess.resume(stage) if stage else None


def is_right(process: CodeProcess, code: str) -> bool:
    """Compare; a wrong one counts for the address, whichever browser it came from, and ends the process in the end."""
    email = process.state["email"]
    if _may_still_guess(process.request, email) and compare_user_code(actual=code, expected=process.code):
        return True
    ratelimit.consume(process.request, action="login_failed", key=email)
    process.record_invalid_attempt()
    sign_in_actions.note_refused("code", queries.person_with(email))
    return False


def enter(process: CodeProcess, onward: str) -> Any:
    """The code was right: sign in, with the second step if there is one; or None for who has no account yet."""
    email = process.state["email"]
    person = queries.person_with(email)
    if person:
        return come_in(process.request, person, onward)
    process.abort()
    process.request.session[NEWCOMER] = {"email": email, "at": time.time()}
    return None


def newcomer(request: Any) -> str:
    """The proved address of somebody who is joining, or empty."""
    waiting = request.session.get(NEWCOMER)
    return waiting["email"] if waiting and time.time() - waiting["at"] < NEWCOMER_WAITS else ""


def come_in(request: Any, person: Person, onward: str) -> Any:
    """Sign in somebody who proved her address, by way of the second step if she has one."""
    request.session.pop(NEWCOMER, None)
    record_authentication(request, person, method="code", email=person.email)
    return perform_login(request, Login(user=person, email=person.email, redirect_url=onward))


def _may_still_guess(request: Any, email: str) -> bool:
    return bool(ratelimit.consume(request, action="login_failed", key=email, dry_run=True))


def ask_for_new(request: Any, email: str) -> bool:
    """Send a code to the address somebody wants from now on; False when that was asked too often."""
    if not ratelimit.consume(request, action="request_login_code", key=email):
        return False
    code = get_adapter().generate_login_code()
    request.session[NEW_ADDRESS] = {"email": email, "code": code, "at": time.time(), "wrong": 0}
    sign_in_actions.send_code(email, code)
    return True


def new_address(request: Any) -> str:
    """The address that waits for its code, or empty."""
    waiting = request.session.get(NEW_ADDRESS)
    return waiting["email"] if waiting and time.time() - waiting["at"] < app_settings.LOGIN_BY_CODE_TIMEOUT else ""


def proves_new(request: Any, code: str) -> bool:
    """Is this the code that went to the new address? It works once, and is gone after a few wrong ones."""
    waiting = request.session.pop(NEW_ADDRESS)
    if compare_user_code(actual=code, expected=waiting["code"]):
        return True
    if waiting["wrong"] + 1 < app_settings.LOGIN_BY_CODE_MAX_ATTEMPTS:
        request.session[NEW_ADDRESS] = {**waiting, "wrong": waiting["wrong"] + 1}
    return False
