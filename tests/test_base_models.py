"""Base models: which licence each came under, by owner and name, however it is written."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpai_code.licenses.base_models import find_base_terms
from gpai_code.licenses.table import find_license, license_table
from gpai_code.licenses.table_records import BaseModelRule
from gpai_code.vocabulary import Confidence, LicenseOutcome

YES = LicenseOutcome.QUALIFIES
NO = LicenseOutcome.DOES_NOT_QUALIFY
OPEN = LicenseOutcome.UNDETERMINED

RULES = license_table().base_models
EACH = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)

FAILING = """
    Qwen/Qwen2.5-3B Qwen/Qwen2.5-72B-Instruct Qwen/Qwen2.5-VL-72B-Instruct Qwen/Qwen1.5-7B
    tencent/HunyuanVideo tencent/Hunyuan3D-2 CohereForAI/c4ai-command-r-plus
    CohereLabs/aya-expanse-8b mistralai/Mistral-Large-Instruct-2411 mistralai/Codestral-22B-v0.1
    mistralai/Ministral-8B-Instruct-2410 mistralai/Devstral-2-123B-Instruct-2512
    tiiuae/falcon-180B MiniMaxAI/MiniMax-M3 xai-org/grok-2 stabilityai/stable-diffusion-3.5-large
    LGAI-EXAONE/EXAONE-3.5-7.8B-Instruct deepseek-ai/DeepSeek-R1-Distill-Llama-8B
    meta-llama/Llama-2-7b meta-llama/Llama-4-Scout-17B-16E unsloth/llama-3-8b-bnb-4bit
    black-forest-labs/FLUX.1-dev black-forest-labs/FLUX.2-dev Lightricks/LTX-Video
    databricks/dbrx-base Aleph-Alpha/Pharia-1-LLM-7B-control LiquidAI/LFM2-1.2B
    THUDM/chatglm3-6b internlm/internlm2_5-7b-chat baichuan-inc/Baichuan2-13B-Chat
    01-ai/Yi-VL-34B facebook/chameleon-7b lmsys/vicuna-7b-v1.5
    nvidia/Llama-3.1-Nemotron-70B-Instruct-HF
"""
OPEN_QUESTIONS = """
    deepseek-ai/DeepSeek-V2 deepseek-ai/DeepSeek-V3 deepseek-ai/deepseek-llm-67b-chat
    tiiuae/Falcon3-7B-Base moonshotai/Kimi-K2-Instruct google/gemma-3-4b-it google/medgemma-4b-it
    bigscience/bloom-560m bigcode/starcoder2-7b stabilityai/stable-diffusion-xl-base-1.0
    runwayml/stable-diffusion-v1-5 MiniMaxAI/MiniMax-M2 MiniMaxAI/MiniMax-Text-01
    ai21labs/AI21-Jamba-1.5-Mini bartowski/gemma-2-9b-it-GGUF
"""
FREE = """
    Qwen/Qwen3-8B Qwen/Qwen2.5-7B Qwen/Qwen2.5-32B-Instruct Qwen/QwQ-32B microsoft/phi-4
    google/gemma-4-31b google/gemma-4-E4B-it xai-org/grok-1 deepseek-ai/DeepSeek-R1
    deepseek-ai/DeepSeek-V3-0324 deepseek-ai/DeepSeek-V3.1 deepseek-ai/DeepSeek-R1-Distill-Qwen-7B
    MiniMaxAI/MiniMax-M1-80k zai-org/GLM-4.5 zai-org/GLM-4.6 THUDM/GLM-4-32B-0414
    mistralai/Mistral-7B-v0.1 mistralai/Mixtral-8x7B-v0.1 tiiuae/falcon-7b openai/gpt-oss-20b
    TinyLlama/TinyLlama-1.1B-Chat-v1.0 openlm-research/open_llama_3b ollama/gemma4:31b
    black-forest-labs/FLUX.1-schnell internlm/internlm3-8b-instruct ai21labs/Jamba-v0.1
    01-ai/Yi-34B user/bloomberg-style bigscience/T0pp ggml-org/llama.cpp
"""


def outcome_of(model: str) -> LicenseOutcome:
    terms = find_base_terms(model)
    return YES if terms is None else terms.outcome


@pytest.mark.parametrize(
    ("model", "outcome"),
    [
        (model, outcome)
        for models, outcome in ((FAILING, NO), (OPEN_QUESTIONS, OPEN), (FREE, YES))
        for model in models.split()
    ],
)
def test_a_base_model_has_the_outcome_of_its_licence(model: str, outcome: LicenseOutcome) -> None:
    assert outcome_of(model) is outcome


@pytest.mark.parametrize("model", [*FAILING.split(), *OPEN_QUESTIONS.split()])
def test_a_model_is_the_same_however_it_is_written(model: str) -> None:
    outcome = outcome_of(model)
    owner, name = model.split("/")
    for written in (
        model.upper(),
        f" {model} ",
        f"https://huggingface.co/{model}",
        f"https://huggingface.co/{model}/",
        f"https://huggingface.co/{model}/blob/main/LICENSE",
        f"huggingface.co/{model}/tree/main",
        f"https://hf.co/{model}?library=transformers",
        f"hf.co/{model}",
        f"{model}@main",
        f"base_model:{model}",
        f"base_model:quantized:{model}",
        f"base_model:finetune:{model}",
        f"./models/{owner}/{name}",
    ):
        assert outcome_of(written) is outcome, written


def test_the_terms_of_a_model_are_summarised_in_a_line() -> None:
    terms = find_base_terms("Qwen/Qwen2.5-72B")
    assert terms is not None
    assert str(terms).startswith("Qwen/Qwen2.5-72B, under LicenseRef-Qwen-2024 (does-not-qualify):")
    family = find_base_terms("someone/llama-something")
    assert family is not None
    assert "or another one of the family" in str(family)


def test_the_layout_of_a_family_says_nothing_of_whose_weights_they_are() -> None:
    assert outcome_of("someone/model-Llamafied") is YES
    assert outcome_of("beomi/EXAONE-3.5-2.4B-Instruct-Llamafied") is NO


@given(st.text(max_size=400))
def test_any_text_is_looked_up(model: str) -> None:
    terms = find_base_terms(model)
    assert terms is None or terms.licenses


@EACH
def test_a_rule_names_licences_of_the_table_and_says_what_they_do(rule: BaseModelRule) -> None:
    re.compile(rule.name)
    assert rule.name == rule.name.lower()
    assert rule.owner is None or rule.owner == rule.owner.lower()
    assert rule.reason.endswith(".")
    for entry_id in rule.licenses:
        entry = find_license(entry_id)
        assert entry is not None
        assert entry.id == entry_id


@EACH
def test_a_rule_that_is_not_sure_never_makes_an_answer_free(rule: BaseModelRule) -> None:
    if rule.confidence in (Confidence.LOW, Confidence.LOW_MEDIUM):
        outcomes = {entry.outcome for name in rule.licenses if (entry := find_license(name))}
        assert outcomes
        assert YES not in outcomes
