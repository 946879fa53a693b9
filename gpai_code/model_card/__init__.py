"""What a Hugging Face model card states of a model's licence."""

from gpai_code import lazy_exports

TYPE_CHECKING = False  # type checkers take it for true; importing typing would cost time
if TYPE_CHECKING:
    from gpai_code.model_card.card import EXAMINED as EXAMINED
    from gpai_code.model_card.card import CardNote as CardNote
    from gpai_code.model_card.card import CardReading as CardReading
    from gpai_code.model_card.card import read_model_card as read_model_card
    from gpai_code.model_card.front_matter import MAX_FRONT_MATTER as MAX_FRONT_MATTER
    from gpai_code.model_card.front_matter import SHOWN as SHOWN
    from gpai_code.model_card.front_matter import Items as Items
    from gpai_code.model_card.front_matter import Node as Node
    from gpai_code.model_card.front_matter import Note as Note
    from gpai_code.model_card.front_matter import Scalar as Scalar
    from gpai_code.model_card.front_matter import read_front_matter as read_front_matter

__all__ = [
    "EXAMINED",
    "MAX_FRONT_MATTER",
    "SHOWN",
    "CardNote",
    "CardReading",
    "Items",
    "Node",
    "Note",
    "Scalar",
    "read_front_matter",
    "read_model_card",
]

_HOMES = {
    "CardNote": "card",
    "CardReading": "card",
    "EXAMINED": "card",
    "Items": "front_matter",
    "MAX_FRONT_MATTER": "front_matter",
    "Node": "front_matter",
    "Note": "front_matter",
    "SHOWN": "front_matter",
    "Scalar": "front_matter",
    "read_front_matter": "front_matter",
    "read_model_card": "card",
}

__getattr__, __dir__ = lazy_exports(__name__, _HOMES)
