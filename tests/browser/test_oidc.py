"""Staff sign in by a real provider of OpenID Connect, in a browser: the certified `oidc-provider` from npm."""

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from tests import server
from tests.conftest import Sheet
from tests.journeys import keyboard
from tests.journeys.hands import Hands

SCRIPT = Path(__file__).resolve().parents[1] / "tools" / "oidc-provider.mjs"
ACR = "http://eidas.europa.eu/LoA/substantial"
PATIENCE = 60  # seconds


@pytest.fixture(scope="module")
def organisation(tools, tmp_path_factory):
    """A website that knows a provider, and that provider; gives the address of the website."""
    data, port = tmp_path_factory.mktemp("oidc"), server.free_port()
    issuer, place = f"http://127.0.0.1:{port}", server.free_port()
    address = f"http://127.0.0.1:{place}"
    settings = {
        "BASIS_DATA": str(data),
        "BASIS_ADDRESS": address,
        "BASIS_OIDC_ISSUER": issuer,
        "BASIS_OIDC_CLIENT_ID": "basis",
        "BASIS_OIDC_ACR": ACR,
        "BASIS_OIDC_ROLES": "sociaal=policy_adviser",
        "BASIS_SECOND_FACTOR": "yes",
        "DATABASE_URL": "",
    }
    server.with_demo(data)
    run = [sys.executable, "-m", "basis"]
    subprocess.run([*run, "make_oidc_key"], env=os.environ | settings, cwd=server.ROOT, check=True, capture_output=True)
    with server.running(data, *run, port=place, **settings) as website:
        keys = data / "jwks.json"
        keys.write_text(httpx.get(f"{website}/oidc/jwks.json").raise_for_status().text, encoding="utf-8")
        assert json.loads(keys.read_text(encoding="utf-8"))["keys"]
        command = ["node", str(SCRIPT), str(port), str(keys), f"{website}/oidc/organisatie/terug/", f"{website}/"]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=SCRIPT.parent
        ) as provider:
            try:
                _wait_for(f"{issuer}/.well-known/openid-configuration", provider)
                yield website
            finally:
                provider.terminate()


def _wait_for(address, process):
    for _attempt in range(PATIENCE * 10):
        assert process.poll() is None, "the provider did not start"
        try:
            httpx.get(address).raise_for_status()
            return
        except httpx.HTTPError:
            time.sleep(0.1)
    raise AssertionError(f"no answer from {address}")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_staff_sign_in_and_out_by_their_organisation(organisation, chromium, tools, language):
    context = chromium.new_context(base_url=organisation)
    mila = Hands(Sheet(context.new_page(), organisation), language, tools)
    page = mila.page
    mila.open("/inloggen/?next=/visie/")
    mila.go(page.get_by_role("link", name=mila.say("Inloggen via uw organisatie")))
    keyboard.enter(page)
    keyboard.write(page, "Name", "Mila")  # a page of the organisation
    page.keyboard.press("Enter")
    page.wait_for_url(f"{organisation}/visie/")
    mila.open("/mijn/")
    mila.sees("Mila")
    mila.sees(mila.say("beleidsadviseur"))  # of her group
    mila.press("Uitloggen")
    mila.sees(mila.say("U bent uitgelogd"))
    page.wait_for_url("http://127.0.0.1:*/session/end**")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(f"{re.escape(organisation)}/(en/)?$"))
    assert "/inloggen/" in page.goto("/mijn/").url
    context.close()
