"""What lies on the table."""

from __future__ import annotations

from basis.meaning.models import Cluster, ClusterKind, Interpretation, Observation
from basis.stories.models import Round


def clusters(one: Round, kind: str) -> list[Cluster]:
    """The clusters of a kind, in their order. One query."""
    return list(Cluster.objects.filter(round=one, kind=kind))


def cards(one: Round, kind: str) -> list[Observation] | list[Interpretation]:
    """What lies on the table: observations to put in themes, or interpretations to put in perspectives."""
    if kind == ClusterKind.THEME:
        return list(Observation.objects.filter(round=one).select_related("theme"))
    return list(Interpretation.objects.filter(observation__round=one).select_related("cluster", "observation"))
