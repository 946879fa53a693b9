"""What applies on the facts given: facts, legal tests, exemption, decision."""

from gpai_code import lazy_exports

TYPE_CHECKING = False  # type checkers take it for true; importing typing would cost time
if TYPE_CHECKING:
    from gpai_code.resolver.decision import Decision as Decision
    from gpai_code.resolver.decision import Question as Question
    from gpai_code.resolver.exemption import Condition as Condition
    from gpai_code.resolver.exemption import Ruling as Ruling
    from gpai_code.resolver.facts import ModelFacts as ModelFacts
    from gpai_code.resolver.facts import read_facts as read_facts
    from gpai_code.resolver.many import Resolved as Resolved
    from gpai_code.resolver.many import resolve_many as resolve_many
    from gpai_code.resolver.opinion import Conclusion as Conclusion
    from gpai_code.resolver.questions import ask as ask
    from gpai_code.resolver.resolution import resolve as resolve
    from gpai_code.resolver.timeline import Milestone as Milestone

__all__ = [
    "Conclusion",
    "Condition",
    "Decision",
    "Milestone",
    "ModelFacts",
    "Question",
    "Resolved",
    "Ruling",
    "ask",
    "read_facts",
    "resolve",
    "resolve_many",
]

_HOMES = {
    "Conclusion": "opinion",
    "Condition": "exemption",
    "Decision": "decision",
    "Milestone": "timeline",
    "ModelFacts": "facts",
    "Question": "decision",
    "Resolved": "many",
    "Ruling": "exemption",
    "ask": "questions",
    "read_facts": "facts",
    "resolve": "resolution",
    "resolve_many": "many",
}

__getattr__, __dir__ = lazy_exports(__name__, _HOMES)
