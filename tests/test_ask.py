"""Asking for what still matters, and nothing else."""

import json
from collections.abc import Iterable

import attrs
import pytest

from gpai_code.errors import DocumentError
from gpai_code.resolver.decision import Question
from gpai_code.resolver.facts import FURTHER_QUESTIONS, QUESTIONS, ModelFacts, read_facts
from gpai_code.resolver.questions import COMPUTED_FROM, answered, ask, how_to_answer, template
from gpai_code.vocabulary import Generates, Outcome, Role


class Script:
    """Answers questions from a list, and remembers what was asked."""

    def __init__(self, answers: dict[str, str] | Iterable[str]) -> None:
        self.answers = answers
        self.asked: list[str] = []
        self.complaints: list[str] = []

    def __call__(self, question: Question, how: str) -> str:
        self.asked.append(question.fact)
        assert how == how_to_answer(question.fact)
        if isinstance(self.answers, dict):
            return self.answers.get(question.fact, "")
        return next(iter(self.answers), "")


OPEN_MODEL = {
    "license": "MIT",
    "weights_public": "yes",
    "architecture_public": "Y",
    "usage_public": "true",
    "monetised": "no",
    "systemic_risk": "n",
    "third_country": "no",
}


def test_a_model_is_settled_by_the_answers_to_its_questions() -> None:
    script = Script(OPEN_MODEL)
    decision = ask(script, edition="third-draft")
    assert decision["53(1)(a)"].outcome is Outcome.EXEMPT
    assert not decision.undetermined
    # an exempt provider owes no representative wherever it sits, so its seat does not matter
    assert sorted(script.asked) == sorted(fact for fact in OPEN_MODEL if fact != "third_country")


def test_a_no_makes_other_questions_superfluous() -> None:
    script = Script({"license": "CC-BY-NC-4.0", "systemic_risk": "no", "third_country": "yes"})
    decision = ask(script)
    assert decision["53(1)(a)"].outcome is Outcome.APPLIES
    assert script.asked == ["systemic_risk", "license", "third_country"]


def test_systemic_risk_leaves_no_more_to_ask_than_the_licence_and_the_seat() -> None:
    script = Script({"systemic_risk": "yes", "license": "MIT", "third_country": "no"})
    assert not ask(script).undetermined
    assert script.asked == ["systemic_risk", "license", "third_country"]


def test_what_nobody_knows_is_asked_once_and_stays_open() -> None:
    script = Script({})
    decision = ask(script)
    assert decision.undetermined
    assert len(script.asked) == len(set(script.asked))
    open_facts = {question.fact for question in decision.questions}
    behind = {fact for name in open_facts for fact in COMPUTED_FROM.get(name, ())}
    assert open_facts <= set(script.asked) <= open_facts | behind


def test_facts_known_already_are_not_asked_for() -> None:
    script = Script(OPEN_MODEL)
    ask(script, ModelFacts(license="MIT", weights_public=True))
    assert not {"license", "weights_public"} & set(script.asked)


def test_a_question_is_asked_again_after_an_unfit_answer_with_the_reason() -> None:
    answers = iter(["no", "MIT OR", "MIT", "perhaps"])
    script = Script(answers)
    decision = ask(script, complain=script.complaints.append)
    assert script.asked[1:5] == ["license", "license", "weights_public", "weights_public"]
    assert decision.facts.license == "MIT"
    assert len(script.complaints) == 2
    assert "MIT OR" in script.complaints[0]
    # in the words of the question, and not in those of JSON
    assert "/weights_public: found 'perhaps'; say yes or no" in script.complaints[1]


def test_unreadable_facts_are_reported_before_the_first_question() -> None:
    lines: list[str] = []

    def quit_at_once(question: Question, hint: str) -> str:
        lines.append(f"asked: {question.fact}")
        return "quit"

    ask(quit_at_once, ModelFacts(license="MIT AND"), complain=lines.append)
    assert "'MIT AND', which cannot be read as an expression" in lines[0]
    assert lines[1].startswith("asked: ")


@pytest.mark.parametrize(
    ("fact", "answer", "value"),
    [
        ("monetised", "Yes", True),
        ("role", "modifier", Role.MODIFIER),
        ("generates", "language, text-to-image", (Generates.LANGUAGE, Generates.TEXT_TO_IMAGE)),
        ("training_compute", "2.4e24", "2.4e24"),
        ("license", "Apache-2.0", "Apache-2.0"),
        ("licenses", "MIT, Zlib", ("MIT", "Zlib")),
    ],
)
def test_answers_in_words_become_facts(fact: str, answer: str, value: object) -> None:
    assert getattr(answered(ModelFacts(), fact, answer), fact) == value


@pytest.mark.parametrize(
    ("fact", "answer"),
    [("monetised", "1"), ("role", "boss"), ("training_compute", "many"), ("placed_on", "soon")],
)
def test_an_answer_of_the_wrong_kind_is_refused(fact: str, answer: str) -> None:
    with pytest.raises(DocumentError):
        answered(ModelFacts(), fact, answer)


def test_the_template_has_a_question_and_a_way_to_write_each_fact_and_no_answer() -> None:
    made = template()
    assert list(made) == ["extensions"]
    to_fill = made["extensions"]["facts_to_fill"]
    assert [*to_fill, "unknown"] == [field.name for field in attrs.fields(ModelFacts)]
    for entry in to_fill.values():
        assert entry["question"].endswith("?")
        assert entry["write"]
    assert read_facts(json.dumps(made)) == ModelFacts()


def test_a_filled_template_is_read_with_its_questions_left_in() -> None:
    made = {"license": "MIT", "monetised": False} | template()
    assert read_facts(json.dumps(made)) == ModelFacts(license="MIT", monetised=False)
    with pytest.raises(DocumentError):
        read_facts('{"extensions": "no object"}')


@pytest.mark.parametrize(
    ("fact", "written"),
    [
        ("license", 'text in quotes, such as "Apache-2.0"; "NONE" if there is none'),
        ("monetised", "true or false"),
        ("training_compute", "text in quotes: FLOP, such as 2.4e25"),
        ("placed_on", "text in quotes: YYYY-MM-DD"),
        ("role", "text in quotes: developer, modifier, integrator or host"),
    ],
)
def test_the_template_says_how_json_has_it(fact: str, written: str) -> None:
    assert template()["extensions"]["facts_to_fill"][fact]["write"] == written


@pytest.mark.parametrize("fact", [*QUESTIONS, *FURTHER_QUESTIONS])
def test_every_question_says_how_to_answer_it(fact: str) -> None:
    assert how_to_answer(fact)


def test_an_unknown_conclusion_is_followed_by_questions_on_its_facts() -> None:
    script = Script({"cumulative_compute": "2e25", "price_charged": "yes"})
    decision = ask(script)
    assert decision.obligations["55"].outcome is Outcome.APPLIES
    asked = script.asked
    assert asked.index("systemic_risk") < asked.index("cumulative_compute")
    assert "training_compute" not in asked  # the larger amount is known
    # no exemption is open with systemic risk, so that nothing else of it is asked
    assert "price_charged" not in asked


def test_an_amount_that_is_not_known_is_asked_for_in_part() -> None:
    script = Script({"training_compute": "3e25", "generates": "language"})
    assert ask(script).obligations["55"].outcome is Outcome.APPLIES
    order = ["systemic_risk", "cumulative_compute", "training_compute"]
    assert [fact for fact in script.asked if fact in order] == order


def test_a_way_of_being_paid_settles_what_monetised_left_open() -> None:
    script = Script({"systemic_risk": "no", "license": "MIT", "tied_services": "yes"})
    script.answers |= {"usage_public": "yes", "between_microenterprises": "no"}  # type: ignore[operator]
    decision = ask(script, ModelFacts(weights_public=True, architecture_public=True))
    assert decision.obligations["53(1)(a)"].outcome is Outcome.APPLIES
    assert "required_support" not in script.asked  # one way is enough


def test_the_purpose_of_personal_data_is_asked_only_where_they_must_be_given() -> None:
    for answer, is_asked in (("no", False), ("yes", True)):
        script = Script({**OPEN_MODEL, "monetised": "", "personal_data_required": answer})
        ask(script)
        assert ("personal_data_purpose" in script.asked) is is_asked


def test_one_can_go_back_and_stop() -> None:
    script = Script(iter(["back", "yes", "back", "no", "", "back", "MIT", "quit"]))
    decision = ask(script, complain=script.complaints.append)
    assert decision.facts == ModelFacts(systemic_risk=False, license="MIT")
    assert script.complaints == ["this is the first question"]
    assert script.asked[:4] == ["systemic_risk", "systemic_risk", script.asked[2], "systemic_risk"]


def test_progress_counts_what_was_put_and_what_is_open() -> None:
    counts: list[tuple[int, int]] = []
    script = Script(iter(["no", "MIT", "quit"]))
    ask(script, progress=lambda put, open_questions: counts.append((put, open_questions)))
    assert [put for put, _ in counts] == [0, 1, 2]
    assert counts[0][1] > counts[-1][1] > 0
