"""Addresses that lead inside, however they are written, are refused before anybody is asked."""

import ipaddress

import pytest

from basis.fetching import INTERNET, NotFetched, Reach, checked, fetch, is_public, look_up

AGENT = "Sociale Basis (test)"


def why(url, reach, **options):
    with pytest.raises(NotFetched) as refused:
        fetch(url, agent=AGENT, reach=reach, **options)
    return str(refused.value)


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1/a.ics",
        "https://127.1/a.ics",
        "https://2130706433/a.ics",  # decimal
        "https://0x7f000001/a.ics",  # hexadecimal
        "https://0x7f.0.0.1/a.ics",
        "https://017700000001/a.ics",
        "https://0/a.ics",
        "https://0.0.0.0/a.ics",
        "https://localhost/a.ics",
        "https://localhost./a.ics",
        "https://LOCALHOST/a.ics",
        "https://10.0.0.1/a.ics",
        "https://172.16.5.4/a.ics",
        "https://192.168.1.1/a.ics",
        "https://100.64.0.1/a.ics",  # of a provider, shared
        "https://169.254.169.254/latest/meta-data/",  # of the cloud
        "https://2852039166/latest/meta-data/",
        "https://224.0.0.1/a.ics",  # multicast
        "https://240.0.0.1/a.ics",  # reserved
        "https://255.255.255.255/a.ics",
        "https://192.0.2.1/a.ics",  # documentation
        "https://198.18.0.1/a.ics",  # measuring
        "https://[::1]/a.ics",
        "https://[::]/a.ics",
        "https://[::ffff:127.0.0.1]/a.ics",
        "https://[::ffff:a9fe:a9fe]/a.ics",
        "https://[::127.0.0.1]/a.ics",
        "https://[fe80::1]/a.ics",
        "https://[fc00::1]/a.ics",
        "https://[fd00:ec2::254]/a.ics",
        "https://[fec0::1]/a.ics",
        "https://[ff02::1]/a.ics",
        "https://[64:ff9b::7f00:1]/a.ics",  # NAT64 of 127.0.0.1
        "https://[64:ff9b::a9fe:a9fe]/a.ics",
        "https://[2002:7f00:1::]/a.ics",  # 6to4 of 127.0.0.1
        "https://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/a.ics",  # Teredo
        "https://[2001:db8::1]/a.ics",
    ],
)
def test_what_is_not_public_is_refused_however_it_is_written(url):
    """With the real way to look names up; nothing goes over the network."""
    assert why(url, INTERNET) == "Dit adres is niet van een openbare website."


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://agenda.voorbeeld.test/a.ics", "https://"),
        ("ftp://agenda.voorbeeld.test/a.ics", "https://"),
        ("file:///etc/passwd", "https://"),
        ("gopher://127.0.0.1:6379/_FLUSHALL", "https://"),
        ("webcal://agenda.voorbeeld.test/a.ics", "https://"),
        ("//agenda.voorbeeld.test/a.ics", "https://"),
        ("", "https://"),
        ("https:///a.ics", "geen website"),
        ("https://agenda.voorbeeld.test@127.0.0.1/a.ics", "naam of wachtwoord"),
        ("https://gebruiker:geheim@agenda.voorbeeld.test/", "naam of wachtwoord"),
        ("https://agenda.voorbeeld.test:22/a.ics", "poort"),
        ("https://agenda.voorbeeld.test:80/a.ics", "poort"),
        ("https://agenda.voorbeeld.test:0/a.ics", "poort"),
        ("https://agenda.voorbeeld.test:99999/a.ics", "poort"),
        ("https://0177.0.0.1/a.ics", "kunnen lezen"),  # octal
        ("https://agenda.voorbeeld.test\\@127.0.0.1/", "kunnen lezen"),
        ("https://agenda.voorbeeld.test/a b", "kunnen lezen"),
        ("https://agenda.voorbeeld.test/\r\nHost: x", "kunnen lezen"),
        ("https://agenda.voorbeeld.test/\t", "kunnen lezen"),
        ("https://agenda.voorbeeld.test/" + "a" * 400, "kunnen lezen"),
        ("https://[::1/a.ics", "kunnen lezen"),
    ],
)
def test_an_address_that_is_no_plain_https_address_is_refused_before_anything_is_looked_up(url, words):
    def never(name):
        raise AssertionError(name)

    assert words in why(url, Reach(look_up=never))


def test_public_addresses_may_be_reached():
    for one in ("93.184.216.34", "8.8.8.8", "2a00:1450:400e:80e::200e", "64:ff9b::808:808"):
        assert is_public(ipaddress.ip_address(one)), one
    assert checked("https://www.oss.nl/agenda.ics?x=1").host == "www.oss.nl"
    assert "127.0.0.1" in look_up("localhost")
