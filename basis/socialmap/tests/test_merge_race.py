"""Two editors at once: what one puts together the other cannot put together the other way round."""

import threading
import time

import pytest
from django.core.exceptions import ValidationError
from django.db import OperationalError, connection

from basis.socialmap.merge_actions import merge
from basis.socialmap.models import Merge, Place
from basis.socialmap.tests.makers import make_place


@pytest.mark.django_db(transaction=True)
def test_of_two_merges_at_once_in_opposite_directions_one_is_done(editor):
    one, other = make_place("a", name="De Haard"), make_place("b", name="Iemhof")
    start, told = threading.Barrier(2), []

    def work(gone, into):
        start.wait()
        while True:
            try:
                merge(gone, into=into, by=editor)
                told.append("done")
                break
            except ValidationError:
                told.append("refused")
                break
            except OperationalError:  # two at a time is too much for SQLite in memory
                time.sleep(0.01)
        connection.close()

    workers = [threading.Thread(target=work, args=pair) for pair in ((one, other), (other, one))]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(told) == ["done", "refused"]
    assert Place.objects.count() == Merge.objects.count() == 1
