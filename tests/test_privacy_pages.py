"""The register of processing says what the modules declare, in both languages."""

import pytest
from django.test import Client
from django.utils import translation
from django.utils.html import escape
from django.utils.text import capfirst

from basis.modules import all_modules

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("language", "path"), [("nl", "/privacy/"), ("en", "/en/privacy/")])
def test_the_register_of_processing_is_made_from_the_declarations(language, path):
    page = Client().get(path).content.decode()
    with translation.override(language):
        for one in (declaration for module in all_modules() for declaration in module.personal):
            for told in (one.title, one.purpose, one.ground, one.seen_by, capfirst(one.kept)):
                assert escape(str(told)) in page, one.name
