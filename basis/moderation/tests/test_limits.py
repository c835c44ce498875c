"""How often from one address: counted without keeping the address, and not to be talked round by a header."""

import datetime

import pytest
from django.conf import settings

from basis.moderation import limit_actions as limits
from basis.moderation.models import Tally

pytestmark = pytest.mark.django_db
NOON = datetime.datetime(2026, 11, 4, 12, 0, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)


def often(address="192.0.2.7", act="give", most=3, per=HOUR, now=NOON):
    return limits.allow(address, act, most=most, per=per, now=now)


def test_so_many_and_no_more_until_the_time_is_over():
    assert [often() for _number in range(5)] == [True, True, True, False, False]
    assert often(now=NOON + HOUR)


def test_another_act_and_another_address_have_their_own_count():
    assert [often(most=1), often(most=1)] == [True, False]
    assert often(act="report", most=1)
    assert often("192.0.2.8", most=1)


def test_no_address_is_kept_and_tomorrow_it_is_another_hash():
    often()
    often(now=NOON + datetime.timedelta(days=1))
    one, other = Tally.objects.order_by("begins_at")
    assert "192.0.2.7" not in str(vars(one))
    assert one.source != other.source
    assert len(one.source) == 64


def test_without_the_key_of_the_installation_the_hash_cannot_be_found(settings):
    often()
    settings.SECRET_KEY = "another"
    often()
    assert Tally.objects.values("source").distinct().count() == 2


def test_a_connection_of_ipv6_is_counted_as_one_however_it_turns():
    assert often("2001:db8:1:2::1", most=1)
    assert not often("2001:db8:1:2:ffff::9", most=1)
    assert often("2001:db8:1:3::1", most=1)


@pytest.mark.parametrize("per", [datetime.timedelta(), datetime.timedelta(days=2), -HOUR])
def test_a_stretch_is_more_than_nothing_and_at_most_a_day(per):
    with pytest.raises(ValueError, match="per"):
        often(per=per)


@pytest.mark.parametrize(("proxies", "counted"), [(0, 1), (1, 3), (2, 1)])
def test_behind_proxies_a_visitor_cannot_become_somebody_else(client, thoughts, settings, proxies, counted):
    """What she writes in X-Forwarded-For stands to the left of what our proxies add, and is not believed."""
    settings.PROXIES = proxies
    added = {1: "{}", 2: "198.51.100.1, 10.0.0.2"}.get(proxies, "{}")
    for number in range(3):
        forwarded = f"203.0.113.{number}, " + added.format(f"192.0.2.{number}")
        client.post(thoughts, {"text": "Meer bomen."}, headers={"x-forwarded-for": forwarded})
    assert Tally.objects.count() == counted


def test_the_website_believes_no_proxy_unless_told():
    assert settings.PROXIES == 0
