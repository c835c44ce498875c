"""A form is drawn so that everyone can fill it in."""

import re

import pytest
from django import forms

from basis.design.examples import ExampleForm


class Page:
    """The HTML of a form, with what a test asks of it."""

    def __init__(self, form: forms.Form) -> None:
        self.html = str(form)

    def tag(self, name: str) -> str:
        """The opening tag of the control with this id."""
        return re.search(rf'<\w+[^>]*\sid="{name}"[^>]*>', self.html).group(0)


@pytest.fixture
def empty():
    return Page(ExampleForm())


@pytest.fixture
def wrong():
    return Page(ExampleForm({"email": "x"}))


def test_every_control_has_its_label(empty):
    for name in ("name", "email", "story", "area", "answer_0", "topics_2", "agree"):
        assert f'for="id_{name}"' in empty.html


def test_help_belongs_to_its_control(empty):
    assert 'aria-describedby="id_name_helptext"' in empty.tag("id_name")
    assert 'id="id_name_helptext"' in empty.html


def test_required_is_said_in_words(empty):
    required = re.search(r'for="id_name">(.*?)</label>', empty.html, re.S).group(1)
    optional = re.search(r'for="id_email">(.*?)</label>', empty.html, re.S).group(1)
    assert "(verplicht)" in required
    assert "(verplicht)" not in optional


def test_choices_stand_in_a_fieldset_with_a_legend(empty):
    assert re.search(r"<fieldset[^>]*>\s*<legend[^>]*>Mogen we u bellen\?", empty.html)


def test_controls_have_the_classes_of_the_design_system(empty):
    assert "utrecht-textbox" in empty.tag("id_name")
    assert "utrecht-textarea" in empty.tag("id_story")
    assert "utrecht-select" in empty.tag("id_area")
    assert "utrecht" not in empty.tag("id_agree")


def test_a_class_that_the_form_gives_itself_stays(settings):
    class Own(forms.Form):
        code = forms.CharField(widget=forms.TextInput(attrs={"class": "eigen"}))

    assert 'class="eigen utrecht-textbox' in Page(Own()).tag("id_code")


def test_a_form_without_faults_says_nothing_of_faults(empty):
    assert 'role="alert"' not in empty.html
    assert "aria-invalid" not in empty.html


def test_above_a_wrong_form_stands_a_list_with_links_that_lead_to_the_fields(wrong):
    summary = wrong.html.split('role="alert"')[1].split("</div>")[0]
    targets = re.findall(r'href="#([^"]+)"', summary)
    assert targets == ["id_name", "id_email", "id_area", "id_answer_0", "id_agree"]
    for target in targets:
        assert wrong.tag(target)


def test_a_wrong_control_says_so_and_names_its_fault(wrong):
    assert 'aria-invalid="true"' in wrong.tag("id_email")
    assert 'aria-describedby="id_email_error"' in wrong.tag("id_email")
    assert "utrecht-textbox--invalid" in wrong.tag("id_email")
    assert 'id="id_email_error"' in wrong.html


def test_a_wrong_choice_names_its_fault_on_the_group_and_not_on_each_option(wrong):
    group = re.search(r"<fieldset[^>]*>(?=\s*<legend[^>]*>Mogen)", wrong.html).group(0)
    assert 'aria-describedby="id_answer_helptext id_answer_error"' in group
    assert "aria-invalid" not in wrong.tag("id_answer_0")


def test_what_someone_wrote_is_kept_and_made_harmless():
    page = Page(ExampleForm({"name": "<script>"}))
    assert "<script>" not in page.html
    assert 'value="&lt;script&gt;"' in page.tag("id_name")
