"""Conversations for tests; every one of them made by the verbs of the module."""

import datetime

from django.utils import timezone

from basis.stories.models import ReturnAddress, Use
from basis.stories.tests.makers import make_story
from basis.talks import actions
from basis.talks.actions import HeldAs, Plan
from basis.talks.models import Talk


def plan(**differences):
    return Plan(
        **{"held_on": timezone.localdate(), "where": "de buurtkamer", "led_by": "de opbouwwerker"} | differences
    )


def make_talk(one, by, **differences):
    return actions.prepare(one, plan(**differences), by=by)


def make_told(one, text="De buren kwamen helpen.", use=Use.TALK, **told):
    return make_story(one, text, use=use, **told)


def held(**differences):
    said = {"held_on": timezone.localdate(), "present": {"residents": 7}, "moved": "Dat buren zomaar aanbellen."}
    return HeldAs(**said | differences)


def make_held(one, by, *, published=False, **differences):
    talk = make_talk(one, by, **differences)
    actions.hold(talk, held(), by=by)
    if published:
        actions.publish(talk, by=by)
    return Talk.objects.select_related("round", "area").get(pk=talk.pk)


def make_address(story, email="teller@voorbeeld.test", *, person=None, language="nl"):
    address = "" if person else email
    return ReturnAddress.objects.create(teller=story.teller, email=address, person=person, language=language)


TOMORROW = datetime.timedelta(days=1)
