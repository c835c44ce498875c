"""From which address a request came: what a proxy of ours says, never what a visitor says."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basis.addresses import client_address, household

PROXY = "10.0.0.1"


@pytest.mark.parametrize(
    ("forwarded", "proxies", "address"),
    [
        ("192.0.2.7", 0, PROXY),
        ("192.0.2.7", 1, "192.0.2.7"),
        ("203.0.113.5, 192.0.2.7", 1, "192.0.2.7"),
        ("203.0.113.5, 192.0.2.7, 10.0.0.2", 2, "192.0.2.7"),
        ("192.0.2.7", 2, PROXY),
        ("", 1, PROXY),
        ("nonsense", 1, PROXY),
        ("203.0.113.5, ", 1, PROXY),
        ("2001:db8::7", 1, "2001:db8::7"),
        ("192.0.2.7:4431", 1, "192.0.2.7:4431"),
        ("[2001:db8::7]:4431", 1, "[2001:db8::7]:4431"),
    ],
)
def test_the_address_is_so_many_from_the_right(forwarded, proxies, address):
    assert client_address({"REMOTE_ADDR": PROXY, "HTTP_X_FORWARDED_FOR": forwarded}, proxies) == address


@given(st.text(max_size=80), st.ip_addresses(), st.integers(1, 3))
def test_whatever_a_visitor_writes_the_right_side_counts(written, real, proxies):
    passed = ", ".join([written, str(real), *["10.0.0.9"] * (proxies - 1)])
    assert client_address({"REMOTE_ADDR": PROXY, "HTTP_X_FORWARDED_FOR": passed}, proxies) == str(real)


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("192.0.2.7:4431", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("[2001:db8:1:2::1]:443", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", "unknown"),
        ("unix:", "unknown"),
    ],
)
def test_what_counts_as_one_household(address, counted):
    assert household(address) == counted


@given(st.one_of(st.text(max_size=60), st.ip_addresses().map(str)))
def test_anything_at_all_gives_a_household(address):
    found = household(address)
    assert found == "unknown" or ipaddress.ip_network(found)
