# moved to gpai_code/resolver.py (the module must not share its name with the function); import from there
from gpai_code.resolver import *  # noqa: F403
from gpai_code.resolver import ARTICLE_53_2, PREMISE, Decision, Question, resolve  # noqa: F401
