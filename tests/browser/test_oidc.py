"""Staff sign in by a real provider of OpenID Connect, in a browser: the certified `oidc-provider` from npm."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import expect

from tests import server
from tests.browser import engines

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


def test_staff_sign_in_and_out_by_their_organisation(organisation, chromium, tools):
    context = chromium.new_context(base_url=organisation)
    page = context.new_page()
    page.goto("/inloggen/?next=/visie/")
    assert not engines.axe(page, tools)
    page.get_by_role("link", name="Inloggen via uw organisatie").click()
    page.get_by_label("Name").fill("Mila")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{organisation}/visie/")
    page.goto("/mijn/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Dag Mila")
    expect(page.locator("main")).to_contain_text("beleidsadviseur")  # of her group
    assert not engines.axe(page, tools)
    page.locator("main").get_by_role("button", name="Uitloggen").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("U bent uitgelogd")
    assert not engines.axe(page, tools)
    page.wait_for_url("http://127.0.0.1:*/session/end**")
    page.get_by_role("button").first.click()
    page.wait_for_url(f"{organisation}/")
    assert page.goto("/mijn/").url.startswith(f"{organisation}/inloggen/")
    context.close()
