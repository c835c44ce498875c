"""Conversations to test with."""

from email.message import EmailMessage

from basis.relay import actions, keys, queries

ABOUT = actions.About("test.thing", "1", "een oude fiets", "/gebieden/", "own-1")


def make_line(noor, text="Is de fiets er nog?", *, other="bram@voorbeeld.test", **asker):
    """Noor, or the asker given, writes to somebody about a bicycle; gives her line."""
    side = actions.Side(**asker) if asker else actions.Side(person=noor, name="Noor")
    to = other if isinstance(other, actions.Side) else actions.Side(email=other, name="Bram", is_proven=True)
    return actions.begin(ABOUT, asker=side, other=to, text=text)


def other_of(line):
    """Who is written to."""
    return queries.others(line.participant)[0]


def answer_mail(participant, text, *, sender="bram@voorbeeld.test", mail_id="<1@voorbeeld.test>", **headers):
    """A mail in which somebody answers."""
    mail = EmailMessage()
    mail["From"], mail["To"] = sender, keys.reply_address(participant)
    mail["Subject"], mail["Message-ID"] = "Re: een oude fiets", mail_id
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    return mail
