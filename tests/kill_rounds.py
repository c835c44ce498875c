"""Kill website and worker with SIGKILL, round after round, while four writers act: nothing is lost, no mail is double.

`python -m tests.kill_rounds 200 [--pg]`; `./run bench kill` does it on both databases. The writers send real forms to
the real website; a mail server of our own takes what the worker sends. An act counts when the website said so (302).
Each blow falls while the worker is sending.
"""

from __future__ import annotations

import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import ExitStack
from email import message_from_bytes
from pathlib import Path

import httpx
from aiosmtpd.controller import Controller

from tests import postgres
from tests.server import free_port

ROOT = Path(__file__).resolve().parents[1]
WRITERS = 4
CONVERSATIONS = 300  # two people in each, who each may say twenty things an hour
PATIENCE = 90  # seconds for what should take one


class Sink:
    """Takes every mail, a little slowly, and remembers its id."""

    def __init__(self) -> None:
        self.ids: list[str] = []

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 (aiosmtpd's name)
        self.ids.append(message_from_bytes(envelope.content)["Message-ID"])
        return "250 OK"


class Product:
    """Website and worker in a folder of their own, on one database."""

    def __init__(self, data: Path, database: str, smtp: int) -> None:
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = str(data / "log")
        os.environ |= {
            "BASIS_DATA": str(data),
            "DATABASE_URL": database,
            "BASIS_DEMO": "no",
            "BASIS_PRODUCTION": "no",
            "BASIS_SMTP_URL": f"smtp://127.0.0.1:{smtp}?tls=none",
            "BASIS_MAIL_FROM": "post@voorbeeld.test",
            "BASIS_MAIL_DOMAIN": "gesprek.voorbeeld.test",
            "BASIS_LOG_LEVEL": "WARNING",
            "DJANGO_SETTINGS_MODULE": "basis.site.settings",
        }
        self.parts: subprocess.Popen[str] | None = None
        self.web = self.worker = 0
        self.client = httpx.Client(base_url=self.address, verify=False)  # noqa: S501 (no TLS here, so nothing to load)

    def ask(self, *words: str) -> str:
        """What one command says."""
        done = subprocess.run([sys.executable, *words], cwd=ROOT, check=False, capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"{' '.join(words)}:\n{done.stdout[-1500:]}{done.stderr[-3000:]}")
        return done.stdout

    def load(self) -> None:
        """Start the process that has everything loaded and forks off the rest."""
        command = [sys.executable, "-m", "tests.kill_parts", self.log]
        pipe = subprocess.PIPE
        self.parts = subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True)

    def _fork(self, words: str) -> int:
        self.parts.stdin.write(f"{words}\n")
        self.parts.stdin.flush()
        return int(self.parts.stdout.readline())

    def keep(self) -> None:
        """Start what is not there."""
        if not _lives(self.web):
            self.web = self._fork(f"web {self.port}")
        if not _lives(self.worker):
            self.worker = self._fork("work")

    def kill(self, *, whole: bool) -> None:
        """SIGKILL: the worker, and the website whole or one of its processes."""
        os.kill(self.worker, signal.SIGKILL)
        children = Path(f"/proc/{self.web}/task/{self.web}/children").read_text().split()
        if whole or not children:
            os.killpg(self.web, signal.SIGKILL)
            _gone(self.web)
        else:
            os.kill(int(random.choice(children)), signal.SIGKILL)
        _gone(self.worker)

    def answers(self) -> bool:
        try:
            return self.client.get("/gezond/", timeout=5).status_code == 200
        except httpx.HTTPError:
            return False

    def end(self) -> None:
        """Stop what still runs, in peace."""
        for number in (self.worker, self.web):
            if _lives(number):
                os.kill(number, signal.SIGTERM)
                _gone(number)
        if self.parts:
            self.parts.stdin.close()
            self.parts.wait()


def _lives(number: int) -> bool:
    return bool(number) and Path(f"/proc/{number}").exists()


def _gone(number: int) -> None:
    until = time.monotonic() + PATIENCE
    while _lives(number) and time.monotonic() < until:
        time.sleep(0.01)


class Writer(threading.Thread):
    """Says one thing after another in other people's conversations, through the forms of the website."""

    def __init__(self, number: int, product: Product, keys: list[str]) -> None:
        super().__init__(daemon=True)
        self.number, self.keys = number, keys
        self.client = httpx.Client(base_url=product.address, verify=False, timeout=30)  # noqa: S501
        self.confirmed: list[str] = []
        self.unsure: list[str] = []
        self.stop = threading.Event()

    def run(self) -> None:
        count = 0
        while not self.stop.wait(random.uniform(0, 0.1)):
            count += 1
            text = f"regel {self.number}-{count:06d}."
            try:
                done = self._say(f"/gesprek/{self.keys[count % len(self.keys)]}/", text)
            except httpx.HTTPError:  # killed just then: whether it was said, the end of the test tells
                done = False
                time.sleep(0.2)
            (self.confirmed if done else self.unsure).append(text)

    def _say(self, path: str, text: str) -> bool:
        page = self.client.get(path)
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)
        if page.status_code != 200 or not token:
            return False
        return self.client.post(path, data={"text": text, "csrfmiddlewaretoken": token[1]}).status_code == 302


def run(rounds: int, database: str) -> list[str]:
    """Play it on one database; gives what went wrong."""
    with ExitStack() as around:
        data = Path(around.enter_context(tempfile.TemporaryDirectory(prefix="basis-kill-")))
        sink = Sink()
        port = free_port()
        post = Controller(sink, hostname="127.0.0.1", port=port)
        post.start()
        around.callback(post.stop)
        product = Product(data, database, port)
        around.callback(product.end)
        product.ask("-m", "basis", "setup")
        product.load()
        keys = json.loads(product.ask("-m", "tests.kill_rounds", "prepare", str(CONVERSATIONS)))
        writers = [Writer(number, product, keys[number::WRITERS]) for number in range(WRITERS)]
        begin = time.monotonic()
        _rounds(rounds, product, writers, sink)
        print(f"  {rounds} rounds in {time.monotonic() - begin:.0f} s", flush=True)
        _drain(product)
        found = json.loads(product.ask("-m", "tests.kill_rounds", "look"))
        return judge(found, sink.ids, writers)


def _rounds(rounds: int, product: Product, writers: list[Writer], sink: Sink) -> None:
    product.keep()
    for writer in writers:
        writer.start()
    for number in range(1, rounds + 1):
        product.keep()
        arrived, until = len(sink.ids), time.monotonic() + PATIENCE
        while (len(sink.ids) == arrived or not product.answers()) and time.monotonic() < until:
            time.sleep(0.02)
        time.sleep(random.uniform(0, 0.3))
        product.kill(whole=number % 2 == 0)
        if number % 20 == 0 or number == rounds:
            print(f"  round {number}: {sum(len(w.confirmed) for w in writers)} acts", flush=True)
    product.keep()
    time.sleep(3)
    for writer in writers:
        writer.stop.set()
    for writer in writers:
        writer.join(timeout=PATIENCE)


def _drain(product: Product) -> None:
    """Until nothing waits any more."""
    for _attempt in range(PATIENCE):
        product.keep()
        if json.loads(product.ask("-m", "tests.kill_rounds", "left")) == 0:
            return
        time.sleep(1)


def judge(found: dict, ids: list[str], writers: list[Writer]) -> list[str]:
    """What is lost or double, in words; prints the numbers."""
    confirmed = [text for writer in writers for text in writer.confirmed]
    unsure = [text for writer in writers for text in writer.unsure]
    lines, sent = Counter(found["lines"]), Counter(ids)
    kept = {f"<{reference}@voorbeeld.test>" for reference in found["messages"]}
    twice = {name: count for name, count in sent.items() if count > 1}
    print(
        f"  acts the website confirmed: {len(confirmed)}; broken off: {len(unsure)}, of which done after all: "
        f"{sum(1 for text in unsure if lines[text])}\n"
        f"  messages written: {len(kept)}; mails the server took: {len(ids)}; the same mail again (same Message-ID): "
        f"{sum(twice.values()) - len(twice)}"
    )
    faults = {
        "acts lost": sum(1 for text in confirmed if not lines[text]),
        "acts done twice": sum(1 for text in [*confirmed, *unsure] if lines[text] > 1),
        "acts without a message": found["without_message"],
        "messages not sent": found["unsent"],
        "messages that never arrived": len(kept - set(sent)),
        "mails that nobody wrote": len(set(sent) - kept),
        "acts without a line in the log": abs(found["said"] - sum(lines.values())),
        "log broken": 0 if found["chain"] else 1,
    }
    print("  " + ", ".join(f"{name}: {count}" for name, count in faults.items()), flush=True)
    return [f"{name}: {count}" for name, count in faults.items() if count] + (
        [] if len(confirmed) > WRITERS else ["hardly anything was done"]
    )


def prepare(conversations: int) -> None:
    """Conversations between people with proven addresses; prints the keys of their links."""
    from basis.relay import actions, keys, queries

    made = []
    for number in range(conversations):
        one, two = (actions.Side(email=f"{who}{number}@voorbeeld.test", is_proven=True) for who in "ab")
        line = actions.begin(actions.About("test", str(number), f"ding {number}"), asker=one, other=two, text="dag")
        made += [keys.link_key(part) for part in (line.participant, *queries.others(line.participant))]
    print(json.dumps(made))


def left() -> None:
    """Prints how many messages are still on their way."""
    from basis.notifications.models import Message

    print(Message.objects.exclude(state__in=["sent", "dead"]).count())


def look() -> None:
    """Prints what is in the database."""
    from django.core.management import call_command, get_commands

    from basis.audit.models import Act
    from basis.notifications.models import Message
    from basis.relay.models import Line

    lines = list(Line.objects.exclude(text="dag").values_list("pk", "text"))
    told = {once.split(":")[1] for once in Message.objects.values_list("once", flat=True)}
    chain = True
    if "audit_verify" in get_commands():
        try:
            call_command("audit_verify", stdout=sys.stderr)
        except (SystemExit, Exception) as error:
            print(error, file=sys.stderr)
            chain = getattr(error, "code", 1) == 0
    found = {
        "lines": [text for _pk, text in lines],
        "messages": [reference.hex for reference in Message.objects.values_list("reference", flat=True)],
        "unsent": Message.objects.exclude(state="sent").count(),
        "without_message": sum(1 for pk, _text in lines if str(pk) not in told),
        "said": Act.objects.filter(action="relay.said").count() - CONVERSATIONS,
        "chain": chain,
    }
    print(json.dumps(found))


def main(arguments: list[str]) -> int:
    """Play the rounds, or do one of the steps that need the database."""
    if arguments and arguments[0] in {"prepare", "left", "look"}:
        import django

        django.setup()
        {"prepare": lambda: prepare(int(arguments[1])), "left": left, "look": look}[arguments[0]]()
        return 0
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(1))  # so that what was started is stopped
    rounds = int(next((word for word in arguments if word.isdigit()), "200"))
    with ExitStack() as around:
        database = around.enter_context(postgres.server()) if "--pg" in arguments else ""
        print(f"{'PostgreSQL' if database else 'SQLite'}: {rounds} rounds", flush=True)
        faults = run(rounds, database)
    print("\n".join(f"  WRONG {fault}" for fault in faults) or "  nothing lost, nothing double", flush=True)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
