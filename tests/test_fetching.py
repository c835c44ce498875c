"""What somebody else named is fetched, and nothing that is not public can be reached by it."""

import gzip
import time
import zlib

import pytest

from basis.fetching import NotFetched, Reach, fetch
from tests.own_server import LOCAL, NAMES, OwnServer

AGENT = "Sociale Basis (test)"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    own = OwnServer(tmp_path_factory.mktemp("server"))
    yield own
    own.stop()


@pytest.fixture(autouse=True)
def _fresh(request):
    if "server" in request.fixturenames:
        own = request.getfixturevalue("server")
        own.answers.clear()
        own.asked.clear()


def why(url, reach, **options):
    with pytest.raises(NotFetched) as refused:
        fetch(url, agent=AGENT, reach=reach, **options)
    return str(refused.value)


def test_a_page_comes_with_what_to_ask_the_next_time(server):
    server.says("/a.ics", b"BEGIN:VCALENDAR", ETag='"een"', Last_Modified="Sat, 28 Nov 2026 10:00:00 GMT")
    found = fetch(server.url("/a.ics"), agent=AGENT, reach=server.reach())
    assert (found.content, found.etag, found.is_unchanged) == (b"BEGIN:VCALENDAR", '"een"', False)
    assert found.modified == "Sat, 28 Nov 2026 10:00:00 GMT"
    server.says("/a.ics", status=304)
    again = fetch(server.url("/a.ics"), agent=AGENT, etag=found.etag, modified=found.modified, reach=server.reach())
    assert again.is_unchanged
    said = server.asked[-1][1]
    assert (said["If-None-Match"], said["If-Modified-Since"]) == ('"een"', found.modified)


def test_nothing_of_who_asks_goes_out_but_the_name_of_this_website(server):
    server.says("/een", status=302, Location="/twee", Set_Cookie="sessie=geheim")
    server.says("/twee", b"ok", Set_Cookie="sessie=geheim")
    for _again in range(2):
        fetch(server.url("/een"), agent=AGENT, reach=server.reach())
    for _path, said in server.asked:
        assert said["User-Agent"] == AGENT
        assert not {"Cookie", "Authorization", "Referer"} & set(said)
        assert set(said) <= {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}


def test_a_name_that_leads_to_a_private_address_is_refused(server):
    reach = server.reach(also={"intern.voorbeeld.test": ["10.1.2.3"]})
    assert "openbare website" in why(server.url("/a.ics", "intern.voorbeeld.test"), reach)


def test_a_name_of_which_one_address_is_private_is_refused(server):
    reach = server.reach(also={"half.voorbeeld.test": ["93.184.216.34", "192.168.1.1"]})
    assert "openbare website" in why(server.url("/a.ics", "half.voorbeeld.test"), reach)


@pytest.mark.parametrize("target", ["10.0.0.8", "169.254.169.254", "::1", "::ffff:10.0.0.8"])
def test_a_redirect_to_what_is_not_public_is_refused(server, target):
    reach = server.reach(also={"binnen.voorbeeld.test": [target]})
    server.says("/weg", status=302, Location=f"https://binnen.voorbeeld.test:{server.port}/geheim")
    assert "openbare website" in why(server.url("/weg"), reach)
    assert [path for path, _said in server.asked] == ["/weg"]


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("http://agenda.voorbeeld.test/a.ics", "https://"),
        ("file:///etc/passwd", "https://"),
        ("https://a:b@agenda.voorbeeld.test/", "naam of wachtwoord"),
        ("https://agenda.voorbeeld.test:25/", "poort"),
        ("https://[::1", "geen adres"),
    ],
)
def test_a_redirect_is_looked_at_as_an_address_is(server, location, words):
    server.says("/weg", status=301, Location=location)
    assert words in why(server.url("/weg"), server.reach())


def test_it_goes_along_with_three_redirects_and_no_more(server):
    for number in range(5):
        server.says(f"/{number}", status=307, Location=f"/{number + 1}")
    server.says("/5", b"hier")
    assert fetch(server.url("/2"), agent=AGENT, reach=server.reach()).content == b"hier"
    assert "te vaak" in why(server.url("/1"), server.reach())
    server.says("/rond", status=302, Location="/rond")
    assert "te vaak" in why(server.url("/rond"), server.reach())


def test_a_name_that_leads_elsewhere_a_moment_later_still_leads_to_what_was_checked(server):
    """DNS rebinding: the first answer is looked at and connected to, a second is never asked for."""
    answers = iter([[LOCAL], ["10.0.0.1"], ["169.254.169.254"]])
    asked = []

    def turns(name):
        asked.append(name)
        return next(answers)

    own = server.reach()
    reach = Reach(look_up=turns, allows=own.allows, ports=own.ports, certificates=own.certificates)
    server.says("/a.ics", b"van hier")
    assert fetch(server.url("/a.ics"), agent=AGENT, reach=reach).content == b"van hier"
    assert asked == [NAMES[0]]
    assert "openbare website" in why(server.url("/a.ics"), reach)


def test_the_certificate_must_be_of_the_name_and_not_of_the_address_behind_it(server):
    reach = server.reach(also={"anders.voorbeeld.test": [LOCAL]})
    server.says("/a.ics", b"van hier")
    assert "antwoordt niet" in why(server.url("/a.ics", "anders.voorbeeld.test"), reach)
    assert not server.asked


def test_a_certificate_that_nobody_knows_is_refused(server):
    own = server.reach()
    strict = Reach(look_up=own.look_up, allows=own.allows, ports=own.ports)
    assert "antwoordt niet" in why(server.url("/a.ics"), strict)


def test_what_is_too_large_is_stopped_early_also_when_it_does_not_say_so(server):
    sent = []

    def endless():
        for _piece in range(200):
            sent.append(1)
            yield b"x" * 100_000

    server.says("/groot", endless)
    assert "te groot" in why(server.url("/groot"), server.reach(most_bytes=2**20))
    assert len(sent) < 200


def test_a_small_answer_that_unpacks_to_a_large_one_is_refused(server):
    bomb = gzip.compress(b"0" * 50_000_000)
    assert len(bomb) < 100_000
    server.says("/bom", bomb, Content_Encoding="gzip")
    assert "te groot" in why(server.url("/bom"), server.reach(most_bytes=2**20))


def test_a_packed_answer_is_unpacked_and_a_broken_one_refused(server):
    server.says("/goed", gzip.compress(b"agenda"), Content_Encoding="gzip")
    assert fetch(server.url("/goed"), agent=AGENT, reach=server.reach()).content == b"agenda"
    server.says("/half", gzip.compress(b"agenda" * 1000)[:-20], Content_Encoding="gzip")
    assert "afgebroken" in why(server.url("/half"), server.reach())
    server.says("/stuk", b"agenda", Content_Encoding="gzip")
    assert "antwoordt niet" in why(server.url("/stuk"), server.reach())
    server.says("/anders", zlib.compress(b"agenda"), Content_Encoding="br")
    assert "uitpakken" in why(server.url("/anders"), server.reach())


def test_an_answer_that_breaks_off_is_no_answer(server):
    server.says("/half", b"BEGIN:VCALENDAR", Content_Length="5000", Connection="close")
    assert "antwoordt niet" in why(server.url("/half"), server.reach(most_seconds=2, one_wait=1))


def test_who_answers_slowly_is_not_waited_for(server):
    def drip():
        for _piece in range(100):
            time.sleep(0.1)
            yield b"x"

    server.says("/traag", drip)
    begun = time.monotonic()
    assert "te lang" in why(server.url("/traag"), server.reach(most_seconds=0.6))
    assert time.monotonic() - begun < 3

    def silent():
        time.sleep(2)
        yield b"x"

    server.says("/stil", silent)
    assert "te lang" in why(server.url("/stil"), server.reach(one_wait=0.3))


@pytest.mark.parametrize("status", [401, 403, 404, 410, 500, 503])
def test_an_error_is_told_with_its_number(server, status):
    server.says("/fout", b"<html>", status=status)
    assert str(status) in why(server.url("/fout"), server.reach())
