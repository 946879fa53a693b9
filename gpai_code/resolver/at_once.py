"""What a legal test answers where none of the facts that it looks at is known."""

from collections.abc import Callable
from functools import cache, wraps
from operator import attrgetter
from typing import Concatenate, ParamSpec

from gpai_code.resolver.facts import ModelFacts
from gpai_code.resolver.opinion import Conclusion

P = ParamSpec("P")

LegalTest = Callable[Concatenate[ModelFacts, P], Conclusion]


def answer_at_once(*looked_at: str) -> Callable[[LegalTest[P]], LegalTest[P]]:
    """
    Let a legal test answer at once where it has nothing to go by.

    Of most models few facts are known, so that most questions are open, or their conclusion is
    stated. Then a test can only give one of three answers, whatever the model is: those are worked
    out once, by the test itself, and kept. No fact of a model is.

    Args:
        looked_at: The facts that the test looks at first, other than its own conclusion. A fact
            that it looks at only where one of them is known can be left out.

    >>> @answer_at_once("price_charged")
    ... def monetised(facts: ModelFacts) -> Conclusion:
    ...     return Conclusion(id="monetised", because=(str(facts.price_charged),), citations=())
    >>> monetised(ModelFacts(license="MIT")) is monetised(ModelFacts())
    True
    >>> monetised(ModelFacts(price_charged=True)).because
    ('True',)
    """

    def decorate(test: LegalTest[P]) -> LegalTest[P]:
        question = test.__name__
        stated = attrgetter(question)
        known = attrgetter(*looked_at)
        nothing = (None,) * len(looked_at) if len(looked_at) > 1 else None

        @cache
        def constant(answer: bool | None) -> Conclusion:
            return test(ModelFacts(**{question: answer}))  # type: ignore[call-arg, arg-type]

        @wraps(test)
        def answer(facts: ModelFacts, /, *args: P.args, **kwargs: P.kwargs) -> Conclusion:
            if known(facts) == nothing:
                return constant(stated(facts))
            return test(facts, *args, **kwargs)

        return answer

    return decorate
