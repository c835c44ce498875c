"""What search gives to the others."""

import datetime

from django.utils.translation import gettext_lazy as _

from basis.modules import Job, Module, Panel
from basis.search import lexicon, rules, word_actions

MODULE = Module(
    name="search",
    title=_("Zoeken"),
    api="basis.search.api.router",
    grants={"map_editor": frozenset({rules.KEEP_WORDS}), "administrator": frozenset({rules.KEEP_WORDS})},
    my_panels=(Panel("search/_words.html", lambda viewer, person: {"may": rules.may_keep_words(viewer)}, order=50),),
    jobs=(Job("search.tidy", datetime.timedelta(days=1), word_actions.tidy),),
    acts={
        "search.words_kept": _("schreef woorden op die hetzelfde betekenen"),
        "search.words_dropped": _("haalde woorden weg die hetzelfde betekenen"),
        "search.miss_settled": _("bekeek wat iemand zocht en niet vond"),
    },
    pack={lexicon.THEIRS: lexicon.check_pack},
)
