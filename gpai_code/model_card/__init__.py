"""What a Hugging Face model card states of a model's licence."""

from gpai_code import lazy_exports

TYPE_CHECKING = False  # type checkers take it for true; importing typing would cost time
if TYPE_CHECKING:
    from gpai_code.model_card.card import MAX_BASE_MODELS as MAX_BASE_MODELS
    from gpai_code.model_card.card import CardReading as CardReading
    from gpai_code.model_card.card import read_model_card as read_model_card
    from gpai_code.model_card.front_matter import MAX_FRONT_MATTER as MAX_FRONT_MATTER
    from gpai_code.model_card.notes import MAX_NOTES_OF_A_RULE as MAX_NOTES_OF_A_RULE
    from gpai_code.model_card.notes import CardNote as CardNote

__all__ = [
    "MAX_BASE_MODELS",
    "MAX_FRONT_MATTER",
    "MAX_NOTES_OF_A_RULE",
    "CardNote",
    "CardReading",
    "read_model_card",
]

_HOMES = {
    "CardNote": "notes",
    "CardReading": "card",
    "MAX_BASE_MODELS": "card",
    "MAX_FRONT_MATTER": "front_matter",
    "MAX_NOTES_OF_A_RULE": "notes",
    "read_model_card": "card",
}

__getattr__, __dir__ = lazy_exports(__name__, _HOMES)
