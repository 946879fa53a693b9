"""Model cards: the licence that public cards state, every known pitfall, and hostile input."""

import builtins
import io
import json
import pickle
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType

import attrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gpai_code.cli.app import main
from gpai_code.cli.exit_codes import FINE, INPUT_ERROR, UNDETERMINED
from gpai_code.errors import DocumentError, Fault, GpaiCodeError, MissingExtraError
from gpai_code.licenses.assessment import assess_license
from gpai_code.model_card.card import MAX_BASE_MODELS, CardReading, read_model_card
from gpai_code.model_card.front_matter import MAX_FRONT_MATTER, MAX_VALUES
from gpai_code.model_card.notes import MAX_NOTES_OF_A_RULE, CardNote
from gpai_code.resolver.exemption import license_condition
from gpai_code.resolver.facts import ModelFacts
from gpai_code.vocabulary import LicenseOutcome

DOCS = Path(__file__).resolve().parent.parent / "docs" / "how-to" / "model-cards.md"
YES = LicenseOutcome.QUALIFIES
NO = LicenseOutcome.DOES_NOT_QUALIFY
OPEN = LicenseOutcome.UNDETERMINED


def card(front_matter: str) -> str:
    return f"---\n{front_matter.strip()}\n---\n\n# A model\n\nText.\n\n---\n\nMore text.\n"


def rules(reading: CardReading) -> list[str]:
    return [note.rule for note in reading.notes]


def fault_of(text: str | bytes) -> Fault:
    with pytest.raises(DocumentError) as caught:
        read_model_card(text)
    assert caught.value.document == "model card"
    (fault,) = caught.value.faults
    return fault


@attrs.frozen
class Public:
    """A card after a public one: what it says, and what must come of it."""

    model: str
    says: str
    license: str | None
    outcome: LicenseOutcome
    reason: str | None = None  # how the reason for the outcome starts
    notes: tuple[str, ...] = ()


PUBLIC = [
    # permissive licences, stated plainly
    Public("openai/gpt-oss-20b", "license: apache-2.0", "apache-2.0", YES, "Apache-2.0:"),
    Public("deepseek-ai/DeepSeek-R1", "license: mit", "mit", YES, "MIT:"),
    Public(
        "google-bert/bert-base-uncased",
        "language: en\ntags:\n- exbert\nlicense: apache-2.0\ndatasets:\n- bookcorpus",
        "apache-2.0",
        YES,
        "Apache-2.0:",
    ),
    Public(
        "microsoft/phi-4",
        "license: mit\n"
        "license_link: https://huggingface.co/microsoft/phi-4/resolve/main/LICENSE\n"
        "language:\n- en",
        "mit",
        YES,
        "MIT:",
    ),
    Public(
        "HuggingFaceTB/SmolLM3-3B",
        "license: apache-2.0\nlanguage:\n- en\n- fr\n- es\n"
        "base_model:\n- HuggingFaceTB/SmolLM3-3B-Base",
        "apache-2.0",
        YES,
        "Apache-2.0:",
        ("base-model",),
    ),
    Public(
        "swiss-ai/Apertus-70B-Instruct-2509",
        "license: apache-2.0\nextra_gated_prompt: Accept the policy.\n"
        "extra_gated_button_content: Submit",
        "apache-2.0",
        YES,
        "Apache-2.0:",
        ("gated",),
    ),
    Public(
        "mistralai/Mistral-7B-Instruct-v0.3",
        "license: apache-2.0\nbase_model: mistralai/Mistral-7B-v0.3\n"
        "extra_gated_description: How data are processed.",
        "apache-2.0",
        YES,
        "Apache-2.0:",
        ("base-model", "gated"),
    ),
    Public(
        "Qwen/Qwen2.5-7B-Instruct",
        "license: apache-2.0\n"
        "license_link: https://huggingface.co/Qwen/Qwen2.5-7B-Instruct/blob/main/LICENSE\n"
        "base_model: Qwen/Qwen2.5-7B",
        "apache-2.0",
        YES,
        "Apache-2.0:",
        ("base-model",),
    ),
    Public(
        "google/gemma-4-31B-it",
        "license: apache-2.0\nlicense_link: https://ai.google.dev/gemma/docs/gemma_4_license",
        "apache-2.0",
        YES,
        "Apache-2.0:",
    ),
    Public(
        "a model built on google/gemma-4-E4B-it",
        "license: apache-2.0\nbase_model: google/gemma-4-E4B-it\ntags:\n- gemma4",
        "apache-2.0",
        YES,
        "Apache-2.0:",
        ("base-model",),
    ),
    Public(
        "a model built on TinyLlama/TinyLlama-1.1B-Chat-v1.0",
        "license: apache-2.0\nbase_model: TinyLlama/TinyLlama-1.1B-Chat-v1.0\ntags: [llama]",
        "apache-2.0",
        YES,
        "Apache-2.0:",
        ("base-model",),
    ),
    Public(
        "the fixture of Hugging Face's own tests",
        "license:\n- bsd-3-clause",
        "bsd-3-clause",
        YES,
        "BSD-3-Clause:",
        ("license-list",),
    ),
    # licences that do not qualify, by the Hub's identifier
    Public(
        "meta-llama/Llama-2-7b-hf",
        "extra_gated_heading: You need to share contact information\n"
        "license: llama2\ntags:\n- llama\n- llama-2",
        "llama2",
        NO,
        "LicenseRef-Llama-2-Community:",
        ("gated",),
    ),
    Public(
        "meta-llama/Llama-3.1-8B-Instruct",
        "license: llama3.1\nbase_model: meta-llama/Meta-Llama-3.1-8B\nextra_gated_prompt: Agree.",
        "llama3.1",
        NO,
        "LicenseRef-Llama-3.1-Community:",
        ("base-model", "gated"),
    ),
    Public(
        "meta-llama/Llama-3.2-11B-Vision-Instruct",
        "license: llama3.2\nextra_gated_prompt: Agree.\nextra_gated_eu_disallowed: true",
        "llama3.2",
        NO,
        "LicenseRef-Llama-3.2-Community:",
        ("gated", "gated-eu"),
    ),
    Public(
        "a card that repeats its identifier as a name",
        "license: llama3.3\nlicense_name: llama3.3\nbase_model: meta-llama/Llama-3.3-70B-Instruct",
        "llama3.3",
        NO,
        "LicenseRef-Llama-3.3-Community:",
        ("base-model",),
    ),
    Public(
        "NousResearch/Hermes-3-Llama-3.1-8B",
        "license: llama3\nbase_model: meta-llama/Meta-Llama-3.1-8B\ntags:\n- Llama-3",
        "llama3",
        NO,
        "LicenseRef-Llama-3-Community:",
        ("base-model",),
    ),
    Public(
        "CohereLabs/c4ai-command-r-plus",
        "license: cc-by-nc-4.0\nextra_gated_prompt: Agree.",
        "cc-by-nc-4.0",
        NO,
        "CC-BY-NC-4.0:",
        ("gated",),
    ),
    # the same by license_name beside license: other
    Public(
        "mistralai/Mistral-Large-Instruct-2411",
        "license: other\nlicense_name: mrl\n"
        "license_link: https://mistral.ai/licenses/MRL-0.1.md\ninference: false",
        "mrl",
        NO,
        "LicenseRef-Mistral-MRL-0.1:",
    ),
    Public(
        "Qwen/Qwen2.5-3B-Instruct-GPTQ-Int8",
        "base_model: Qwen/Qwen2.5-3B-Instruct\nlicense: other\nlicense_name: qwen-research\n"
        "license_link: https://huggingface.co/Qwen/Qwen2.5-3B-Instruct-GPTQ-Int8/blob/main/LICENSE",
        "qwen-research",
        NO,
        "LicenseRef-Qwen-Research:",
        ("base-model",),
    ),
    Public(
        "black-forest-labs/FLUX.1-dev",
        "license: other\nlicense_name: flux-1-dev-non-commercial-license\n"
        "license_link: LICENSE.md\nextra_gated_prompt: Agree.",
        "flux-1-dev-non-commercial-license",
        NO,
        "LicenseRef-FLUX.1-dev-NC:",
        ("gated",),
    ),
    Public(
        "stabilityai/stable-diffusion-3.5-large",
        "license: other\nlicense_name: stabilityai-ai-community\nlicense_link: LICENSE.md",
        "stabilityai-ai-community",
        NO,
        "LicenseRef-Stability-AI-Community-2024:",
    ),
    Public(
        "LiquidAI/LFM2-1.2B",
        "library_name: transformers\nlicense: other\nlicense_name: lfm1.0\nlicense_link: LICENSE",
        "lfm1.0",
        NO,
        "LicenseRef-LFM-1.0:",
    ),
    # open questions
    Public(
        "google/gemma-3-27b-it",
        "license: gemma\nlibrary_name: transformers\npipeline_tag: image-text-to-text\n"
        "extra_gated_heading: Access\nextra_gated_button_content: Acknowledge license\n"
        "base_model: google/gemma-3-27b-pt",
        "gemma",
        OPEN,
        "LicenseRef-Gemma-Terms-2025-03-24:",
        ("base-model", "gated"),
    ),
    Public(
        "stabilityai/stable-diffusion-xl-base-1.0",
        "license: openrail++\ntags:\n- text-to-image\n- stable-diffusion",
        "openrail++",
        OPEN,
        "LicenseRef-OpenRAIL-PlusPlus-M:",
    ),
    Public(
        "bigscience/bloom",
        "license: bigscience-bloom-rail-1.0\nlanguage:\n- ak\n- ar\npipeline_tag: text-generation",
        "bigscience-bloom-rail-1.0",
        OPEN,
        "LicenseRef-BigScience-BLOOM-RAIL-1.0:",
    ),
    Public(
        "bigcode/starcoder2-15b",
        "license: bigcode-openrail-m\ndatasets:\n- bigcode/the-stack-v2-train",
        "bigcode-openrail-m",
        OPEN,
        "LicenseRef-BigCode-OpenRAIL-M-1.0:",
    ),
    Public(
        "nvidia/Nemotron-4-340B-Base",
        "license: other\nlicense_name: nvidia-open-model-license\nlicense_link: >-\n"
        "  https://developer.download.nvidia.com/licenses/"
        "nvidia-open-model-license-agreement-june-2024.pdf",
        "nvidia-open-model-license",
        OPEN,
        "LicenseRef-NVIDIA-Open-Model-2025-04-28:",
    ),
    Public(
        "tiiuae/Falcon3-7B-Instruct",
        "base_model: tiiuae/Falcon3-7B-Base\nlicense: other\nlicense_name: falcon-llm-license\n"
        "license_link: https://falconllm.tii.ae/falcon-terms-and-conditions.html",
        "falcon-llm-license",
        OPEN,
        "LicenseRef-Falcon-LLM:",
        ("base-model",),
    ),
    # names that are those of models, of several licences, or of none that is known
    Public(
        "Qwen/Qwen2.5-72B-Instruct",
        "license: other\nlicense_name: qwen\n"
        "license_link: https://huggingface.co/Qwen/Qwen2.5-72B-Instruct/blob/main/LICENSE",
        "qwen",
        OPEN,
        "qwen:",
        ("license-name-unknown",),
    ),
    Public(
        "deepseek-ai/deepseek-vl2-tiny",
        "license: other\nlicense_name: deepseek\n"
        "license_link: https://github.com/deepseek-ai/DeepSeek-LLM/blob/HEAD/LICENSE-MODEL",
        "deepseek",
        OPEN,
        "deepseek:",
        ("license-name-unknown",),
    ),
    Public(
        "moonshotai/Kimi-K2-Instruct",
        "license: other\nlicense_name: modified-mit\nlibrary_name: transformers",
        "modified-mit",
        OPEN,
        "modified-mit:",
        ("license-name-unknown",),
    ),
    Public(
        "01-ai/Yi-VL-34B",
        "license: other\nlibrary_name: pytorch\nlicense_name: yi-license\nlicense_link: LICENSE",
        "yi-license",
        NO,
        "LicenseRef-Yi-",
    ),
    Public(
        "beomi/EXAONE-3.5-32B-Instruct-Llamafied",
        "license: other\nlicense_name: exaone\nlicense_link: "
        "https://huggingface.co/LGAI-EXAONE/EXAONE-3.5-2.4B-Instruct/blob/main/LICENSE\n"
        "language:\n  - en\n  - ko",
        "exaone",
        NO,
        "LicenseRef-EXAONE-",
    ),
    Public(
        "nvidia/Llama-3_1-Nemotron-51B-Instruct, first version",
        "tags:\n- nvidia\n- llama-3\nlicense: other\n"
        "license_name: nvidia-ai-foundation-models-community-license\nlicense_link: >-\n"
        "  https://www.nvidia.com/en-us/agreements/enterprise-software/"
        "nvidia-ai-foundation-models-community-license-agreement/",
        "nvidia-ai-foundation-models-community-license",
        OPEN,
        "'nvidia-ai-foundation-models-community-license' is no",
        ("license-name-unknown",),
    ),
    Public(
        "IndexTeam/Index-1.9B-Chat",
        "license: other\nlicense_name: license\nlicense_link: LICENSE",
        "license",
        OPEN,
        "'license' is no licence identifier",
        ("license-name-unknown",),
    ),
    Public(
        "bartowski/Qwen2.5-3B-Instruct-GGUF",
        "base_model: Qwen/Qwen2.5-3B-Instruct\nlicense: other\n"
        "license_name: tongyi-qianwen-research\n"
        "license_link: https://huggingface.co/Qwen/Qwen2.5-3B-Instruct/blob/main/LICENSE",
        "tongyi-qianwen-research",
        NO,
        "LicenseRef-Tongyi-Qianwen-Research-2023:",
        ("base-model",),
    ),
    Public(
        "tiiuae/falcon-7b, first version",
        "license: tii-falcon-llm",
        "tii-falcon-llm",
        OPEN,
        "'tii-falcon-llm' is no",
    ),
    Public(
        "reaperdoesntknow/DiscoverLM-70M",
        "tags:\n- trl\n- sft\nlicense: cc\nlanguage:\n- en",
        "cc",
        OPEN,
        "cc: A family",
    ),
    # nothing to go by
    Public(
        "sambanovasystems/BLOOMChat-176B-v1",
        "# see the documentation of model cards\nlicense: other",
        None,
        OPEN,
        None,
        ("license-not-named",),
    ),
    Public(
        "sambanovasystems/BLOOMChat-176B-v1, first version",
        "# see the documentation of model cards\nlicense:",
        None,
        OPEN,
        None,
        ("empty-value", "license-missing"),
    ),
    Public(
        "PKU-Alignment/llama3.1-8b-instruct-vision, whose license comes after the fence",
        "base_model:\n- meta-llama/Meta-Llama-3.1-8B-Instruct\n---\nlicense: llama3.1",
        None,
        OPEN,
        None,
        ("base-model", "license-missing"),
    ),
    Public(
        "a card from TRL's template",
        "base_model: Qwen/Qwen3-0.6B\nlibrary_name: transformers\nlicence: license\n"
        "tags:\n- trl\n- sft",
        None,
        OPEN,
        None,
        ("base-model", "misspelt-key", "license-missing"),
    ),
    Public(
        "Intel/llava-gemma-7b, a version with a name alone",
        "license_name: intel-research-use-license\nlicense_link: LICENSE\n"
        "base_model: google/gemma-7b-it",
        None,
        OPEN,
        None,
        ("base-model", "license-missing"),
    ),
    # contradictions
    Public(
        "a card with an identifier and another name",
        "license: mit\nlicense_name: microsoft-research-license\nlicense_link: LICENSE",
        None,
        OPEN,
        None,
        ("license-conflict",),
    ),
    Public(
        "uracoder/llama-chatbot",
        "library_name: transformers\nlicense: unlicense\n"
        "base_model:\n- meta-llama/Llama-2-7b-chat-hf",
        None,
        OPEN,
        None,
        ("base-model", "license-passes-through"),
    ),
    Public(
        "CompassioninMachineLearning/Basellama_medaiplateaucheck300",
        "base_model: meta-llama/meta-Llama-3.1-8B\ntags:\n- unsloth\n- llama\nlicense: apache-2.0",
        None,
        OPEN,
        None,
        ("base-model", "license-passes-through"),
    ),
    Public(
        "a model built on deepseek-ai/DeepSeek-R1-Distill-Llama-8B",
        "license: mit\nbase_model: deepseek-ai/DeepSeek-R1-Distill-Llama-8B",
        None,
        OPEN,
        None,
        ("base-model", "license-passes-through"),
    ),
    Public(
        "a merge of two models under different licences",
        "license: apache-2.0\nbase_model:\n- mistralai/Mistral-7B-v0.1\n- google/gemma-2-9b-it\n"
        "base_model_relation: merge",
        None,
        OPEN,
        None,
        ("base-model", "base-model", "license-passes-through"),
    ),
    Public(
        "ermiaazarkhalili/Llama-3-8B-Instruct_Function_Calling_xLAM, first version",
        "license: apache-2.0\ntags:\n- text-generation\n- meta-llama-3-8b-instruct",
        "apache-2.0",
        YES,
        "Apache-2.0:",
        ("family-tag",),
    ),
]


@pytest.mark.parametrize("public", PUBLIC, ids=lambda public: public.model)
def test_a_public_card_gives_its_licence_and_notes(public: Public) -> None:
    reading = read_model_card(card(public.says))
    assert reading.facts == ModelFacts(
        license=public.license, base_models=reading.base_models or None
    )
    assert rules(reading) == list(public.notes)


@pytest.mark.parametrize("public", PUBLIC, ids=lambda public: public.model)
def test_a_public_card_leads_to_the_outcome_of_its_licence(public: Public) -> None:
    facts = read_model_card(card(public.says)).facts
    qualifies = license_condition(facts).met
    assert qualifies is {YES: True, NO: False, OPEN: None}[public.outcome]
    if facts.license is not None:
        assessment = assess_license(facts.license, base_models=facts.base_models or ())
        assert assessment.outcome is public.outcome
        assert assessment.because[0].startswith(public.reason or "")
    else:
        assert license_condition(facts).missing == ("license",)


def test_there_are_enough_cards_of_every_kind() -> None:
    assert len(PUBLIC) >= 45
    assert len({public.model for public in PUBLIC}) == len(PUBLIC)
    assert {public.outcome for public in PUBLIC if public.license} == {YES, NO, OPEN}


def test_base_models_are_reported_as_written() -> None:
    both = read_model_card(card("license: mit\nbase_model:\n- a/one\n- b/two\n- a/one"))
    assert both.base_models == ("a/one", "b/two")
    assert [note.line for note in both.notes] == [6, 5]  # the last place of each
    assert read_model_card(card("base_model: a/one")).base_models == ("a/one",)
    assert read_model_card(card("license: mit")).base_models == ()


# Where the front matter is


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("", "no-front-matter", None),
        ("# A model\n\nlicense: mit\n", "no-front-matter", None),
        ("---", "front-matter-not-closed", 1),
        ("---\nlicense: mit\n", "front-matter-not-closed", 1),
        ("-----\nlicense: mit\n-----\n", "no-front-matter", None),
        ("# A model\n---\nlicense: mit\n---\n", "front-matter-not-at-start", 2),
        ("\x00\n---\nlicense: mit\n---\n", "front-matter-not-at-start", 2),
        ("<!-- note -->\n---\nlicense: mit\n---\n", "front-matter-not-at-start", 2),
        ("<!--\n---\nlicense: mit\n---\n-->\n", "front-matter-in-comment", 2),
        ("<!-- ---\nlicense: mit\n--- -->\n", "front-matter-in-comment", 1),
        ("# A model\n\n---\n\nA rule, then text.\n", "no-front-matter", None),
    ],
)
def test_front_matter_that_is_none_is_noted_and_not_read(
    text: str, rule: str, line: int | None
) -> None:
    reading = read_model_card(text)
    assert reading.facts == ModelFacts()
    assert [(note.rule, note.line) for note in reading.notes] == [(rule, line)]


@pytest.mark.parametrize("text", ["---\n---\n", "---\n\n---\n", "---\n# nothing\n---"])
def test_empty_front_matter_is_noted(text: str) -> None:
    assert rules(read_model_card(text)) == ["front-matter-empty", "license-missing"]


@pytest.mark.parametrize("text", ["just a text", "- a\n- list", "'license: mit'"])
def test_front_matter_without_keys_is_noted(text: str) -> None:
    reading = read_model_card(card(text))
    assert rules(reading) == ["front-matter-empty", "license-missing"]
    assert "no keys" in reading.notes[0].message


def test_blank_lines_may_stand_before_it() -> None:
    assert read_model_card("\n  \n\n" + card("license: mit")) == read_model_card(
        card("license: mit")
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way(end: str) -> None:
    text = card("# x\nlicense: other").replace("\n", end)
    (note,) = read_model_card(text.encode()).notes
    assert (note.rule, note.line) == ("license-not-named", 3)


@pytest.mark.parametrize("fences", [("--- ", "---"), ("---", "---\t")])
def test_blanks_behind_a_fence_are_noted(fences: tuple[str, str]) -> None:
    reading = read_model_card(f"{fences[0]}\nlicense: mit\n{fences[1]}\n")
    assert reading.facts.license == "mit"
    assert rules(reading) == ["fence-with-blanks"]


@pytest.mark.parametrize(
    "text", ["\ufeff" + card("license: mit"), card("license: mit").encode("utf-8-sig")]
)
def test_a_byte_order_mark_is_accepted_and_noted(text: str | bytes) -> None:
    reading = read_model_card(text)
    assert reading.facts.license == "mit"
    assert [(note.rule, note.line) for note in reading.notes] == [("byte-order-mark", 1)]


# What the keys hold


@pytest.mark.parametrize(
    "says",
    [
        "license: no",
        "license: 1.10",
        "license: 2",
        "license: 2025-09-02",
        "license: {name: mit}",
        "license: !!binary bWl0",
        "license: =",
        "license: [no]",
        "license: [[mit]]",
    ],
)
def test_a_value_of_another_type_is_noted_and_never_made_a_text(says: str) -> None:
    reading = read_model_card(card(says))
    assert reading.facts == ModelFacts()
    assert rules(reading) == ["wrong-type", "license-missing"]
    assert all(note.line == 2 for note in reading.notes)


def test_a_version_that_yaml_takes_for_a_number_is_quoted_as_written() -> None:
    reading = read_model_card(card("license: other\nlicense_name: 1.10"))
    assert reading.facts == ModelFacts()
    assert rules(reading) == ["wrong-type", "license-not-named"]
    assert "'1.10' as a number" in reading.notes[0].message
    assert "1.1'" not in reading.notes[0].message


def test_the_code_of_norwegian_is_noted() -> None:
    reading = read_model_card(card("license: mit\nlanguage:\n- en\n- no\n- sv"))
    assert reading.facts.license == "mit"
    assert [(note.rule, note.line) for note in reading.notes] == [("wrong-type", 5)]
    assert read_model_card(card("license: mit\nlanguage: ['no', na]")).notes == ()


def test_values_that_matter_to_others_only_are_left_alone() -> None:
    says = (
        "license: mit\nrelease_date: 2025-09-02\nco2_eq_emissions: {emissions: 1e-5}\n"
        "model-index: wrong\n? [a, b]\n: c\n1: 2\ntags: [3, no, {a: b}]"
    )
    assert read_model_card(card(says)) == CardReading(facts=ModelFacts(license="mit"))


@pytest.mark.parametrize("quoted", ["'1.10'", '"1.10"', "!!str 1.10", "|\n  1.10"])
def test_what_is_marked_as_text_is_text(quoted: str) -> None:
    reading = read_model_card(card(f"license: other\nlicense_name: {quoted}"))
    assert reading.facts.license == "1.10"
    assert rules(reading) == ["license-name-unknown"]


@pytest.mark.parametrize("nothing", ["", "~", "null", "''", "[]", "[ ~ ]", "' '"])
def test_an_empty_licence_is_none(nothing: str) -> None:
    reading = read_model_card(card(f"license: {nothing}"))
    assert reading.facts == ModelFacts()
    assert rules(reading)[-1] == "license-missing"


@pytest.mark.parametrize(
    "placeholder", ["none", "NONE", "None.", "N/A", "TBD", "[More Information Needed]"]
)
def test_a_placeholder_is_no_answer(placeholder: str) -> None:
    reading = read_model_card(card(f"license: '{placeholder}'"))
    assert reading.facts == ModelFacts()
    assert rules(reading) == ["placeholder", "license-missing"]


@pytest.mark.parametrize(
    ("says", "doubled"),
    [
        ("license: mit\nlicense: mit", ["duplicate-key"]),
        ("license: mit\nlicense: MIT License", ["duplicate-key"]),
        ("license: mit\ntags: {a: 1, b: 2, a: 3, a: 4}", ["duplicate-key"]),
        ("license: mit\nlicense: cc-by-nc-4.0", ["duplicate-key", "several-licenses"]),
        ("license: mit\nlicense: 1", ["duplicate-key", "wrong-type", "several-licenses"]),
        (
            "license: other\nlicense_name: one\nlicense_name: two",
            ["duplicate-key", "several-licenses"],
        ),
        ("license: mit\nlicense_name: mit\nlicense_name: x", ["duplicate-key", "license-conflict"]),
        ("1: a\n1: b\n'1': c\nlicense: mit", ["duplicate-key"]),
    ],
)
def test_a_repeated_key_is_noted_and_nothing_is_chosen(says: str, doubled: list[str]) -> None:
    reading = read_model_card(card(says))
    assert rules(reading) == doubled
    assert (reading.facts.license is None) == (len(doubled) > 1)


def test_a_duplicate_is_reported_with_its_line() -> None:
    (first, *_) = read_model_card(card("license: mit\ntags: []\nlicense: apache-2.0")).notes
    assert (first.rule, first.line) == ("duplicate-key", 4)


@pytest.mark.parametrize(
    "key", ["licence", "License", "LICENSE", "licenses", "licences", "licence_name", "license-name"]
)
def test_a_misspelt_key_is_reported_and_not_read(key: str) -> None:
    reading = read_model_card(card(f"{key}: mit"))
    assert reading.facts == ModelFacts()
    assert rules(reading) == ["misspelt-key", "license-missing"]
    assert key in reading.notes[0].message


def test_a_misspelt_key_does_not_hide_a_contradiction() -> None:
    same = read_model_card(card("license: mit\nlicence: MIT License"))
    assert (same.facts.license, rules(same)) == ("mit", ["misspelt-key"])
    other = read_model_card(card("license: mit\nlicence: cc-by-nc-4.0"))
    assert (other.facts.license, rules(other)) == (None, ["misspelt-key", "license-conflict"])
    template = read_model_card(card("license: mit\nlicence: license"))
    assert (template.facts.license, rules(template)) == ("mit", ["misspelt-key"])


@pytest.mark.parametrize(
    ("listed", "expected", "noted"),
    [
        ("[mit]", "mit", "license-list"),
        ("[mit, MIT]", "mit", "license-list"),
        # whether one or both apply, all four rights are given
        ("[mit, apache-2.0]", "MIT / Apache-2.0", "several-licenses"),
        ("[cc-by-nc-4.0, cc-by-nd-4.0]", "CC-BY-NC-4.0 / CC-BY-ND-4.0", "several-licenses"),
        ("[mit, gemma]", None, "several-licenses"),
        ("[mit, cc-by-nc-4.0]", None, "several-licenses"),
        ("[mit, other]", None, "several-licenses"),
        ("[mit, 1.10]", None, "several-licenses"),
        ("[mit, ~]", None, "several-licenses"),
    ],
)
def test_a_list_of_licences_is_not_guessed_at(
    listed: str, expected: str | None, noted: str
) -> None:
    reading = read_model_card(card(f"license: {listed}"))
    assert reading.facts.license == expected
    assert rules(reading)[-1] == noted


# other, names and links


@pytest.mark.parametrize("given_", ["other", "unknown", "Other"])
@pytest.mark.parametrize("name", ["", "license_name:", "license_name: n/a", "license_name: other"])
@pytest.mark.parametrize("link", ["", "license_link: LICENSE", "license_link: https://x.org/mit"])
def test_other_without_a_name_stays_open(given_: str, name: str, link: str) -> None:
    reading = read_model_card(card(f"license: {given_}\n{name}\n{link}"))
    assert reading.facts == ModelFacts()
    assert rules(reading)[-1] == "license-not-named"
    assert license_condition(reading.facts).met is None


def test_a_note_says_where_the_real_licence_may_be_read() -> None:
    (note,) = read_model_card(card("license: other\nlicense_link: LICENSE.md")).notes
    assert "'LICENSE.md'" in note.message


@pytest.mark.parametrize(
    ("says", "expected", "outcome"),
    [
        ("license: other\nlicense_name: MIT", "MIT", YES),
        ("license: unknown\nlicense_name: gemma", "gemma", OPEN),
        ("license: other\nlicense_name: Llama 3.1 Community License", None, NO),
        ("license: other\nlicense_name: llama-3.1-community-license", None, NO),
        ("license: other\nlicense_name: >\n  Apache License,\n  Version 2.0", None, YES),
        ("license: other\nlicense_name: apache-2.0 OR mit", "apache-2.0 OR mit", YES),
        ("license: other\nlicense_name: apache-2.0 AND cc-by-nc-4.0", None, NO),
        ("license: other\nlicense_name: ((mit))", "((mit))", YES),
        ("license: MIT OR Apache-2.0", "MIT OR Apache-2.0", YES),
        ("license: cc\nlicense_name: cc-by-nc-4.0", "cc-by-nc-4.0", NO),
        ("license: openrail\nlicense_name: creativeml-openrail-m", None, OPEN),
    ],
)
def test_a_name_is_looked_up(says: str, expected: str | None, outcome: LicenseOutcome) -> None:
    reading = read_model_card(card(says))
    assert reading.notes == ()
    assert reading.facts.license is not None
    assert expected in (None, reading.facts.license)
    assert assess_license(reading.facts.license).outcome is outcome


@pytest.mark.parametrize(
    "name",
    [
        "research and commercial",
        "MIT OR ours",
        "Terms (of Use) and Conditions",
        "MIT OR",
        "x" * 3_000,
        "'bell \\a'".replace("'", '"'),
    ],
)
def test_a_name_that_nobody_can_read_as_a_licence_is_left_out(name: str) -> None:
    reading = read_model_card(card(f"license: other\nlicense_name: {name}"))
    assert reading.facts == ModelFacts()
    assert rules(reading) == ["license-unreadable"]


@pytest.mark.parametrize(
    "says",
    [
        "license: mit\nlicense_name: apache-2.0",
        "license: mit\nlicense_name: some-license-of-ours",
        "license: mit\nlicense_name: other",
        "license: apache-2.0\nlicense_link: https://creativecommons.org/licenses/by-nc/4.0/deed.en",
        "license: apache-2.0\nlicense_link: https://creativecommons.org/publicdomain/zero/1.0/",
        "license: mit\nlicense_link: https://www.apache.org/licenses/LICENSE-2.0.txt",
        "license: mit\nlicense_link: https://opensource.org/license/bsd-3-clause",
        "license: mit\nlicense_link: https://www.gnu.org/licenses/gpl-3.0.en.html",
        "license: mit\nlicense_link: https://mistral.ai/licenses/MRL-0.1.md",
        "license: mit\nlicense_link: LICENSE-CC-BY-NC-4.0.md",
        "license: gemma\nlicense_link: https://www.llama.com/llama3_1/license/",
        "license: other\nlicense_name: mrl\nlicense_link: https://spdx.org/licenses/MIT.html",
        "license: bsl-1.0\nlicense_name: Business Source License 1.1",
        "license: cc\nlicense_name: mit",
        "license: mit\ntags:\n- license:cc-by-nc-4.0",
        "license: MIT OR Apache-2.0\nlicense_link: https://spdx.org/licenses/BSD-3-Clause.html",
    ],
)
def test_two_licences_in_one_card_are_a_conflict(says: str) -> None:
    reading = read_model_card(card(says))
    assert reading.facts == ModelFacts()
    assert rules(reading) == ["license-conflict"]
    assert reading.notes[0].line
    both = re.findall(r"says '([^']+)'", reading.notes[0].message)
    assert len(set(both)) == 2, "both are named"


@pytest.mark.parametrize(
    "says",
    [
        "license: mit\nlicense_name: MIT License\nlicense_link: https://spdx.org/licenses/MIT.html",
        "license: apache-2.0\nlicense_name: apache-license-2.0\nlicense_link: LICENSE",
        "license: apache-2.0\nlicense_link: https://www.apache.org/licenses/LICENSE-2.0",
        "license: cc-by-4.0\nlicense_link: https://creativecommons.org/licenses/by/4.0/",
        "license: mit\nlicense_link: https://github.com/mit/bsd-3-clause/blob/main/LICENSE",
        "license: mit\nlicense_link: https://huggingface.co",
        "license: mit\nlicense_link: 'https://'",
        "license: mit\nlicense_link: https://www.apache.org/",
        "license: mit\nlicense_link: https://example.org/none",
        "license: my-own\nlicense_name: My Own",
        "license: my-own\nlicense_link: https://spdx.org/licenses/MIT.html",
        "license: MIT OR Apache-2.0\nlicense_link: https://spdx.org/licenses/MIT.html",
        "license: mit\ntags: [license:mit, 'license:other', 'license:', 'base_model:']",
        "license: gemma\nlicense_name: gemma-terms-of-use\n"
        "license_link: https://ai.google.dev/gemma/terms",
    ],
)
def test_names_and_links_that_say_the_same_are_no_conflict(says: str) -> None:
    reading = read_model_card(card(says))
    assert reading.facts.license is not None
    assert reading.notes == ()


# What the model is built on


@pytest.mark.parametrize("stated", ["apache-2.0", "mit", "cc-by-4.0", "gpl-3.0", "llama3 OR mit"])
@pytest.mark.parametrize(
    "base",
    [
        "meta-llama/Llama-3.2-1B",
        "codellama/CodeLlama-7b-hf",
        "unsloth/llama-3-8b-bnb-4bit",
        "google/gemma-3-4b-it",
        "google/medgemma-4b-it",
        "google/paligemma-3b-pt-224",
        "stable-diffusion-v1-5/stable-diffusion-v1-5",
        "bigscience/bloomz-7b1",
        "bigscience/bloom",
        "bigcode/starcoderbase",
        "black-forest-labs/FLUX.1-dev",
        "https://huggingface.co/meta-llama/Llama-3.1-8B",
        "beomi/EXAONE-3.5-2.4B-Instruct-Llamafied",
    ],
)
def test_a_permissive_licence_on_a_base_with_other_terms_is_a_conflict(
    stated: str, base: str
) -> None:
    reading = read_model_card(card(f"license: {stated}\nbase_model: {base}"))
    assert reading.facts == ModelFacts(base_models=(base,))
    assert rules(reading) == ["base-model", "license-passes-through"]
    assert reading.base_models == (base,)
    # the terms of the base are named with the answer, with and without the label
    labelled = license_condition(attrs.evolve(reading.facts, license=stated))
    assert labelled.met is None
    assert base in " ".join(labelled.because)
    assert any(base in point for point in license_condition(reading.facts).contested)
    message = reading.notes[1].message
    assert stated in message
    assert base in message


@pytest.mark.parametrize(
    "base",
    [
        "Qwen/Qwen3-8B",
        "openlm-research/open_llama_3b",
        "google/gemma-4-31B-it",
        "ollama/gemma4:31b",
        "user/bloomberg-style",
        "black-forest-labs/FLUX.1-schnell",
    ],
)
def test_a_base_without_such_terms_is_only_noted(base: str) -> None:
    reading = read_model_card(card(f"license: mit\nbase_model: {base}"))
    assert reading.facts.license == "mit"
    assert rules(reading) == ["base-model"]
    assert "may pass through" in reading.notes[0].message


@pytest.mark.parametrize(
    "says",
    [
        "license: mit\ntags: ['base_model:finetune:meta-llama/Llama-3.2-1B']",
        "license: mit\nlicense_link: https://huggingface.co/meta-llama/Llama-3.1-8B/blob/main/LICENSE",
        "license: mit\nlicense_link: https://ai.google.dev/gemma/terms",
    ],
)
def test_tags_and_links_to_such_a_base_count_too(says: str) -> None:
    reading = read_model_card(card(says))
    assert reading.facts.license is None
    assert rules(reading)[-1] in ("license-passes-through", "license-conflict")


@pytest.mark.parametrize(
    ("says", "noted"),
    [
        ("base_model: 3.1", ["wrong-type"]),
        ("base_model: [a/b, 3.1, no]", ["wrong-type", "wrong-type", "base-model"]),
        ("base_model: {name: a/b}", ["wrong-type"]),
        ("base_model:", ["empty-value"]),
        ("base_model: None", ["placeholder"]),
    ],
)
def test_a_base_model_that_is_no_text_is_noted(says: str, noted: list[str]) -> None:
    reading = read_model_card(card(f"license: mit\n{says}"))
    assert rules(reading) == noted
    assert reading.facts.license == "mit"


# Gated access


@pytest.mark.parametrize(
    ("says", "noted"),
    [
        ("gated: true", ["gated"]),
        ("gated: auto", ["gated"]),
        ("gated: manual\nextra_gated_fields: {Name: text}", ["gated"]),
        ("gated: false", []),
        ("gated:", []),
        ("extra_gated_eu_disallowed: true", ["gated", "gated-eu"]),
        ("extra_gated_eu_disallowed: false", []),
    ],
)
def test_gated_access_is_noted_and_settles_nothing(says: str, noted: list[str]) -> None:
    reading = read_model_card(card(f"license: mit\n{says}"))
    assert rules(reading) == noted
    assert reading.facts == ModelFacts(license="mit")


# Hostile input


@pytest.mark.parametrize(
    ("says", "rule", "line", "column"),
    [
        ("license: [mit", "yaml", 3, 1),
        ("license: mit\n\tx: y", "yaml", 3, 1),
        ("...", "yaml", 2, 1),
        ("license: mit: x", "yaml", 2, 13),
        ("license: 'mit", "yaml", 3, 1),
        ("license: \x00", "yaml", 2, 1),
        ('license: "\\UFFFFFFFF"', "yaml", 2, 1),
        ('license: "\\U00110000"', "yaml", 2, 1),
        (f"%YAML {'1' * 5_000}.1", "yaml", 2, 1),
        ("license: mit\n...\n%YAML 1.1\n--- # two\nlicense: x", "yaml", 6, 1),
        ("license: !!python/object/apply:os.system [ls]", "tag", 2, 10),
        ("license: !own mit", "tag", 2, 10),
        ("a: &x [1]\nlicense: *x", "alias", 3, 10),
        ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", "alias", 3, 8),
        ("<<: {license: mit}", "merge", 2, 1),
        ("a: {<<: {license: mit}}", "merge", 2, 1),
        ("a: " + "[" * 100, "depth", 2, 67),
        ("a: " + "[" * 100_000, "depth", 2, 67),
        ("- " * 100_000 + "x", "depth", 2, 129),
        ("? " * 100_000 + "x", "depth", 2, 129),
        ("a: " + "x" * MAX_FRONT_MATTER, "size", 2, 1),
        ("a: " + "é" * (MAX_FRONT_MATTER // 2), "size", 2, 1),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_what_cannot_be_read_safely_is_refused_with_its_place(
    says: str, rule: str, line: int, column: int
) -> None:
    fault = fault_of(card(says))
    assert (fault.rule, fault.line, fault.column) == (rule, line, column)
    assert len(str(fault)) < 500


def test_bytes_that_are_no_utf_8_are_refused_with_their_line() -> None:
    fault = fault_of(b"---\nlicense: mit\n---\n\xff")
    assert (fault.rule, fault.line, fault.found) == ("utf-8", 4, "byte 0xff")
    assert fault_of(card("license: mit").encode("utf-16")).rule == "utf-8"


def test_a_card_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gpai_code.model_card.front_matter.MAX_BYTES", 10)
    assert fault_of("x" * 11).rule == "size"


@pytest.mark.parametrize("limit", [200, pytest.param(MAX_VALUES, marks=pytest.mark.thorough)])
def test_more_values_than_are_read_are_refused(limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gpai_code.model_card.front_matter.MAX_VALUES", limit)
    few = ",".join(["1"] * (limit - 5))
    assert read_model_card(card(f"license: mit\ntags: [{few}]")).facts.license == "mit"
    fault = fault_of(card(f"license: mit\ntags: [{few},1,1,1,1]"))
    assert (fault.rule, fault.line) == ("size", 3)


def test_of_many_notes_of_a_rule_the_rest_is_counted() -> None:
    reading = read_model_card(card(f"license: mit\nbase_model: [{','.join('1' * 500)}]"))
    assert rules(reading).count("wrong-type") == MAX_NOTES_OF_A_RULE + 1
    assert reading.notes[-1].message.startswith("480 more notes")


def test_of_many_base_models_those_with_terms_of_their_own_come_first() -> None:
    others = ",".join(f"a/b{number}" for number in range(MAX_BASE_MODELS))
    reading = read_model_card(card(f"license: mit\nbase_model: [{others}, google/gemma-3-4b-it]"))
    assert len(reading.base_models) == MAX_BASE_MODELS + 1
    assert reading.facts.base_models is not None
    assert len(reading.facts.base_models) == MAX_BASE_MODELS
    assert reading.facts.base_models[0] == "google/gemma-3-4b-it"
    assert "many-base-models" in rules(reading)


def test_a_base_model_that_no_fact_can_hold_is_noted() -> None:
    reading = read_model_card(card('license: mit\nbase_model: "a/b \\a"'))
    assert reading.base_models == ("a/b \a",)
    assert reading.facts == ModelFacts(license="mit")
    assert rules(reading) == ["base-model", "base-model-unreadable"]


def test_front_matter_up_to_the_limit_is_read() -> None:
    filler = "#" + "x" * (MAX_FRONT_MATTER - len("license: mit\n#\n"))
    assert read_model_card(f"---\nlicense: mit\n{filler}\n---\n").facts.license == "mit"
    assert fault_of(f"---\nlicense: mit\n{filler}x\n---\n").rule == "size"


@pytest.mark.parametrize("key", ["license", "base_model", '"\\ud800"'])
def test_half_a_surrogate_pair_is_refused_wherever_it_stands(key: str) -> None:
    fault = fault_of(card(f'license: mit\n{key}: "\\ud800"'))
    assert (fault.rule, fault.line) == ("surrogate", 3)
    assert fault_of(card("license: \ud800")).rule == "yaml"


def test_two_escapes_for_one_character_are_read_as_in_json() -> None:
    reading = read_model_card(card(r'base_model: "a/\ud83d\ude00"'))
    assert reading.base_models == ("a/😀",)


@pytest.mark.thorough(measured=True)
def test_a_long_expression_is_compared_with_many_tags() -> None:
    expression = " OR ".join(["MIT", "Apache-2.0", "BSD-3-Clause"] * 40)
    tags = ",".join(["license:mit"] * 20_000)
    reading = read_model_card(card(f"license: {expression}\ntags: [{tags}]"))
    assert "license-conflict" in rules(reading)


def read_or_refused(text: str | bytes) -> CardReading | None:
    try:
        reading = read_model_card(text)
    except GpaiCodeError:
        return None
    known = {name for name, value in attrs.asdict(reading.facts).items() if value}
    assert known <= {"license", "base_models"}
    for note in reading.notes:
        assert re.fullmatch("[a-z]+(-[a-z]+)*", note.rule)
        assert note.message.isprintable()
        assert len(note.message) < 1_000
    if reading.facts.license is None:
        assert reading.notes, "nothing is left out in silence"
    else:
        assess_license(reading.facts.license)
    return reading


@given(st.text() | st.binary())
@example("---\n- - -\n---")
def test_any_text_gives_a_reading_or_an_error(text: str | bytes) -> None:
    read_or_refused(text)


YAML_PIECES = st.sampled_from(
    [
        *("license", "license_name", "license_link", "licence", "base_model", "tags", "gated"),
        *("language", "extra_gated_eu_disallowed", ": ", ":\n  ", "\n", "\n- ", "\n  - ", " "),
        *("mit", "other", "unknown", "llama3.1", "meta-llama/Llama-3.1-8B", "no", "1.10", "~"),
        *("2025-09-02", "'", '"', "\\x1c", "[", "]", "{", "}", ",", "&a ", "*a", "<<", "? ", "!"),
        *(
            "!!str ",
            "%",
            "#",
            "|\n  ",
            ">\n  ",
            "---",
            "...",
            "\t",
            "OR",
            "AND",
            "(",
            ")",
            "\ufeff",
        ),
    ]
)


@settings(max_examples=500)
@given(st.lists(YAML_PIECES | st.text(max_size=3), max_size=20).map("".join))
def test_any_front_matter_gives_a_reading_or_an_error(text: str) -> None:
    read_or_refused(f"---\n{text}\n---\n")


@given(
    license_=st.sampled_from(["mit", "other", "llama3.1", "cc", "[mit]", "no", "x or y", "none"]),
    name=st.none() | st.sampled_from(["mit", "gemma", "my own", "1.10", "a and b"]) | st.text(),
    base=st.none() | st.sampled_from(["meta-llama/Llama-3.1-8B", "Qwen/Qwen3-8B"]) | st.text(),
)
def test_any_values_are_read_or_left_out_with_a_note(
    license_: str, name: str | None, base: str | None
) -> None:
    lines = [f"license: {license_}"]
    lines += [] if name is None else [f"license_name: {json.dumps(name)}"]
    lines += [] if base is None else [f"base_model: {json.dumps(base)}"]
    reading = read_or_refused(card("\n".join(lines)))
    assert reading is not None
    if base and base.startswith("meta-llama") and reading.facts.license:
        assert not assess_license(reading.facts.license).qualifies


# The extra


@pytest.fixture
def no_yaml(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make PyYAML impossible to import."""
    there = builtins.__import__

    def without(
        name: str,
        globals_: Mapping[str, object] | None = None,
        locals_: Mapping[str, object] | None = None,
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType:
        if name == "yaml":
            raise ModuleNotFoundError(name)
        return there(name, globals_, locals_, fromlist, level)

    monkeypatch.setattr(builtins, "__import__", without)


@pytest.mark.usefixtures("no_yaml")
@pytest.mark.parametrize("text", ["", card("license: mit")])
def test_without_the_extra_an_error_names_it(text: str) -> None:
    with pytest.raises(MissingExtraError) as caught:
        read_model_card(text)
    assert isinstance(caught.value, GpaiCodeError)
    assert (caught.value.extra, caught.value.package) == ("model-card", "PyYAML")
    assert "install gpai-code[model-card]" in str(caught.value)
    again = pickle.loads(pickle.dumps(caught.value))
    assert str(again) == str(caught.value)


# The command line and the documentation


def run(*words: str | Path) -> int:
    try:
        return main([str(word) for word in words])
    except SystemExit as ended:
        return int(ended.code or 0)


@pytest.fixture
def card_file(tmp_path: Path) -> Path:
    path = tmp_path / "README.md"
    path.write_text(card("license: other\nlicense_name: our-license\ngated: true"), "utf-8")
    return path


def test_resolve_reads_a_card_and_notes_go_to_standard_error(
    card_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("resolve", "--model-card", card_file, "--json", "--strict") == UNDETERMINED
    out, err = capsys.readouterr()
    assert json.loads(out)["facts"] == {"license": "our-license"}
    assert [line.partition(": ")[0] for line in err.splitlines()] == ["note", "note"]
    assert "[license-name-unknown]" in err
    assert "line 4" in err


def test_flags_override_the_card(card_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flags = ("--license", "MIT", "--weights-public", "yes")
    assert run("resolve", "--model-card", card_file, *flags, "--json") == FINE
    assert json.loads(capsys.readouterr().out)["facts"] == {
        "license": "MIT",
        "weights_public": True,
    }


def test_a_card_may_come_from_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    given_ = io.TextIOWrapper(io.BytesIO(card("license: mit").encode()), "utf-8")
    monkeypatch.setattr(sys, "stdin", given_)
    assert run("resolve", "--model-card", "-", "--json") == FINE
    out, err = capsys.readouterr()
    assert json.loads(out)["facts"] == {"license": "mit"}
    assert err == ""


def test_facts_and_a_card_exclude_each_other(
    card_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("resolve", "facts.json", "--model-card", card_file) == INPUT_ERROR
    assert "not allowed with" in capsys.readouterr().err


@pytest.mark.parametrize("content", [b"---\nlicense: [\n---\n", b"\xff", b"---\na: *b\n---\n"])
def test_a_card_that_cannot_be_read_is_one_clear_message(
    tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "README.md"
    path.write_bytes(content)
    assert run("resolve", "--model-card", path) == INPUT_ERROR
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("gpai-code: model card has 1 fault:")


@pytest.mark.usefixtures("no_yaml")
def test_the_command_line_names_the_extra(
    card_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("resolve", "--model-card", card_file) == INPUT_ERROR
    assert (
        capsys.readouterr().err == "gpai-code: this needs PyYAML; install gpai-code[model-card]\n"
    )


def test_a_note_is_one_line_with_its_place_and_rule() -> None:
    assert str(CardNote("gated", "access is gated", 3)) == "line 3: access is gated [gated]"
    assert str(CardNote("no-front-matter", "there is none")) == "there is none [no-front-matter]"


def test_the_documentation_lists_every_rule() -> None:
    package = DOCS.parents[2] / "gpai_code"
    source = "".join(
        path.read_text("utf-8") for path in sorted((package / "model_card").glob("*.py"))
    )
    used = set(re.findall(r'(?:note|notes\.add)\(\s*"([a-z-]+)"', source))
    listed = set(re.findall(r"^\| `([a-z-]+)` \|", DOCS.read_text("utf-8"), re.MULTILINE))
    assert listed == used
    assert len(used) > 20
