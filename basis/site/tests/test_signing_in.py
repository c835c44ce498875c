"""Settings about who signs people in for us: read as they are meant, or refused by name."""

import pytest

from basis.site import env
from basis.site.signing_in import issuer_from, roles_from


def test_groups_lead_to_roles_for_an_area_or_for_all():
    text = "sociaal=policy_adviser; CN=Ruwaard, OU=Oss = area_director@ruwaard;"
    assert roles_from("BASIS_OIDC_ROLES", text) == (
        ("sociaal", "policy_adviser", ""),
        ("CN=Ruwaard, OU=Oss", "area_director", "ruwaard"),
    )


@pytest.mark.parametrize("text", ["sociaal", "sociaal=", "=policy_adviser", "a=b@"])
def test_a_mapping_that_cannot_be_read_is_refused(text):
    with pytest.raises(env.WrongSetting, match="BASIS_OIDC_ROLES"):
        roles_from("BASIS_OIDC_ROLES", text)


def test_a_provider_needs_our_name_and_in_production_https():
    with pytest.raises(env.WrongSetting, match="BASIS_OIDC_CLIENT_ID"):
        issuer_from("BASIS_OIDC_ISSUER", "https://x.nl", "", production=False)
    with pytest.raises(env.WrongSetting, match="https"):
        issuer_from("BASIS_OIDC_ISSUER", "http://x.nl", "basis", production=True)
