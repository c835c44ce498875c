"""The words around each form of a team."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from basis.modules import Words


@dataclass(frozen=True)
class FormPage:
    """A page with one form: its heading, what it is for, its button, and what is said when it is done."""

    title: Words
    lead: Words
    button: Words
    done: Words
    is_of_team: bool = False  # afterwards to the page of the team


FORM_PAGES = {
    "tell": FormPage(
        _("Vertel hoe het gaat"),
        _("Een paar zinnen zijn genoeg. Wie u volgt, hoort het."),
        _("Zet het erbij"),
        _("Uw bericht is binnen. Dank u wel."),
    ),
    "move": FormPage(
        _("Hoe ver bent u?"),
        _("Vooruit of terug, het mag allebei. U beslist dit samen met uw team."),
        _("Zet het erbij"),
        _("De stap staat erbij."),
    ),
    "ask": FormPage(
        _("Zeg wat u nodig hebt"),
        _("Wie kan helpen, schrijft u via deze website. Uw e-mailadres ziet niemand."),
        _("Vraag het"),
        _("Uw vraag is binnen. Wie kan helpen, schrijft u."),
    ),
    "found": FormPage(
        _("Het is gevonden"), _("Mooi. Wilt u iemand bedanken?"), _("Het is gevonden"), _("Fijn dat het gelukt is.")
    ),
    "change": FormPage(
        _("Verander de tekst"), _("Alleen u en uw team kunnen dit."), _("Bewaar"), _("Het is veranderd.")
    ),
    "call": FormPage(
        _("Uw naam op de pagina"), _("U kiest zelf wat anderen zien."), _("Bewaar"), _("Het staat erbij."), True
    ),
    "other": FormPage(
        _("Iemand zonder account"),
        _("Zij of hij hoort bij het team en staat op de pagina. Meedoen op deze website kan alleen met een account."),
        _("Zet erbij"),
        _("De naam staat erbij."),
        True,
    ),
    "join": FormPage(
        _("Ga samen verder"),
        _("Stel het een ander team voor. Zegt het ja, dan wordt het één pagina, met alles wat u samen hebt."),
        _("Stel het voor"),
        _("Uw voorstel is verstuurd. Het andere team beslist."),
    ),
}
