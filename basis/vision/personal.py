"""What vision keeps of people who work here."""

from django.utils.translation import gettext_lazy as _

from basis.modules import Personal
from basis.vision import actions, queries, stance_actions, stance_queries

PERSONAL = (
    Personal(
        name="vision.update",
        title=_("Berichten bij afspraken van de visie"),
        purpose=_("Laten zien hoe ver een afspraak is, en wie daarover schreef."),
        ground=_("Taak van algemeen belang (AVG artikel 6, lid 1 e)."),
        seen_by=_("Iedereen leest het bericht. Wie het schreef, zien medewerkers."),
        kept=_("Het bericht blijft. Uw naam is eraf zodra uw account weg is."),
        export=queries.written_by,
        forget=actions.forget,
        holds=("vision.CommitmentUpdate.author", "vision.CommitmentUpdate.text"),
    ),
    Personal(
        name="vision.stance",
        title=_("Welke rol de gemeente neemt"),
        purpose=_("Laten zien van wie iets is, welke rol de gemeente neemt, en waarom."),
        ground=_("Taak van algemeen belang (AVG artikel 6, lid 1 e)."),
        seen_by=_("Iedereen leest de keuze en de functie van wie koos. De naam ziet niemand."),
        kept=_("De keuze blijft. Uw naam is eraf zodra uw account weg is."),
        export=stance_queries.chosen_by,
        forget=stance_actions.forget,
        holds=("vision.Stance.by", "vision.Stance.why"),
    ),
)
