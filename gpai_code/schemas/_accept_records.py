"""Whether a document fits: made from `schemas/every-edition` by `tools/write_accept.py`."""
# ruff: noqa: E501
# fmt: off

from gpai_code.constraints.fast_path import fits, is_answer, is_day, is_decimal, no_json, whole

TYPE_CHECKING = False  # importing typing would cost time
if TYPE_CHECKING:
    from typing import Any


def date(it: "Any") -> bool:
    return isinstance(it, str) and len(it) <= 10 and fits('^(?!0000)(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)$(?!\\n)', it)


def text_or_none(it: "Any") -> bool:
    return it in ('NONE',) or (isinstance(it, str) and len(it) <= 200000 and fits('^(?:NONE)$(?!\\n)|^(?![\\t\\n\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]*(?:[nN][ ]?[./]?[ ]?[aA][.]?|[nN][oO][tT] [aA][pP][pP][lL][iI][cC][aA][bB][lL][eE][.]?|[nN][oO][nN][eE][.]?)[\\t\\n\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]*$(?!\\n))[\\t\\n\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]*[^\\t\\n\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$(?!\\n)', it))


def decimal(it: "Any") -> bool:
    return isinstance(it, str) and len(it) <= 70 and fits('^(?:0|[1-9][0-9]{0,29})(?:\\.[0-9]{1,30})?(?:e-?(?:0|[1-9][0-9]?))?$(?!\\n)', it)


def text(it: "Any") -> bool:
    return isinstance(it, str) and len(it) <= 200000 and fits('^(?![\\t\\n\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]*(?:[nN][ ]?[./]?[ ]?[aA][.]?|[nN][oO][tT] [aA][pP][pP][lL][iI][cC][aA][bB][lL][eE][.]?|[nN][oO][nN][eE][.]?)[\\t\\n\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]*$(?!\\n))[\\t\\n\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]*[^\\t\\n\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$(?!\\n)', it)


def addressee(it: "Any") -> bool:
    return (isinstance(it, str) and it in {'providers', 'providers-systemic-risk'})


_APPENDIX = {'id', 'label', 'title', 'chapter', 'force', 'summary', 'references', 'see', 'sentences', 'owed_by', 'conditions', 'exceptions', 'derogations', 'deadlines', 'figures', 'standards', 'terms', 'note', 'page', 'provisions', 'recitals'}


def appendix(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _APPENDIX
        and 'id' in it and type(it['id']) is str
        and 'label' in it and type(it['label']) is str
        and 'title' in it and type(it['title']) is str
        and 'chapter' in it and chapter(it['chapter'])
        and 'force' in it and force(it['force'])
        and 'summary' in it and type(it['summary']) is str
        and ('references' not in it or (isinstance(it['references'], list) and all(map(citation, it['references']))))
        and ('see' not in it or (isinstance(it['see'], list) and all(type(one) is str for one in it['see'])))
        and ('sentences' not in it or (isinstance(it['sentences'], list) and all(map(sentence, it['sentences']))))
        and ('owed_by' not in it or duty_holder(it['owed_by']))
        and ('conditions' not in it or (isinstance(it['conditions'], list) and all(type(one) is str for one in it['conditions'])))
        and ('exceptions' not in it or (isinstance(it['exceptions'], list) and all(type(one) is str for one in it['exceptions'])))
        and ('derogations' not in it or (isinstance(it['derogations'], list) and all(map(derogation, it['derogations']))))
        and ('deadlines' not in it or (isinstance(it['deadlines'], list) and all(map(deadline, it['deadlines']))))
        and ('figures' not in it or (isinstance(it['figures'], list) and all(map(figure, it['figures']))))
        and ('standards' not in it or (isinstance(it['standards'], list) and all(map(standard, it['standards']))))
        and ('terms' not in it or (isinstance(it['terms'], list) and all(type(one) is str for one in it['terms'])))
        and ('note' not in it or type(it['note']) is str)
        and ('page' not in it or whole(it['page']))
        and ('provisions' not in it or (isinstance(it['provisions'], list) and all(map(provision, it['provisions']))))
        and ('recitals' not in it or (isinstance(it['recitals'], list) and all(map(recital, it['recitals']))))
    )


def chapter(it: "Any") -> bool:
    return (isinstance(it, str) and it in {'transparency', 'copyright', 'safety-security'})


_CHAPTER_CONTENTS = {'id', 'title', 'commitments'}


def chapter_contents(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _CHAPTER_CONTENTS
        and 'id' in it and chapter(it['id'])
        and 'title' in it and type(it['title']) is str
        and 'commitments' in it and (isinstance(it['commitments'], list) and all(type(one) is str for one in it['commitments']))
    )


_CITATION = {'instrument', 'place', 'also', 'as_printed'}


def citation(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _CITATION
        and 'instrument' in it and type(it['instrument']) is str
        and ('place' not in it or type(it['place']) is str)
        and ('also' not in it or type(it['also']) is str)
        and ('as_printed' not in it or type(it['as_printed']) is str)
    )


_COMMITMENT = {'id', 'label', 'title', 'chapter', 'part', 'force', 'legal_basis', 'addressees', 'summary', 'references', 'see', 'sentences', 'owed_by', 'conditions', 'exceptions', 'derogations', 'deadlines', 'figures', 'standards', 'terms', 'note', 'page', 'provisions', 'measures', 'recitals'}


def commitment(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _COMMITMENT
        and 'id' in it and type(it['id']) is str
        and 'label' in it and type(it['label']) is str
        and 'title' in it and type(it['title']) is str
        and 'chapter' in it and chapter(it['chapter'])
        and ('part' not in it or type(it['part']) is str)
        and 'force' in it and force(it['force'])
        and 'legal_basis' in it and (isinstance(it['legal_basis'], list) and all(map(citation, it['legal_basis'])))
        and 'addressees' in it and (isinstance(it['addressees'], list) and all(map(addressee, it['addressees'])))
        and 'summary' in it and type(it['summary']) is str
        and ('references' not in it or (isinstance(it['references'], list) and all(map(citation, it['references']))))
        and ('see' not in it or (isinstance(it['see'], list) and all(type(one) is str for one in it['see'])))
        and ('sentences' not in it or (isinstance(it['sentences'], list) and all(map(sentence, it['sentences']))))
        and ('owed_by' not in it or duty_holder(it['owed_by']))
        and ('conditions' not in it or (isinstance(it['conditions'], list) and all(type(one) is str for one in it['conditions'])))
        and ('exceptions' not in it or (isinstance(it['exceptions'], list) and all(type(one) is str for one in it['exceptions'])))
        and ('derogations' not in it or (isinstance(it['derogations'], list) and all(map(derogation, it['derogations']))))
        and ('deadlines' not in it or (isinstance(it['deadlines'], list) and all(map(deadline, it['deadlines']))))
        and ('figures' not in it or (isinstance(it['figures'], list) and all(map(figure, it['figures']))))
        and ('standards' not in it or (isinstance(it['standards'], list) and all(map(standard, it['standards']))))
        and ('terms' not in it or (isinstance(it['terms'], list) and all(type(one) is str for one in it['terms'])))
        and ('note' not in it or type(it['note']) is str)
        and ('page' not in it or whole(it['page']))
        and ('provisions' not in it or (isinstance(it['provisions'], list) and all(map(provision, it['provisions']))))
        and ('measures' not in it or (isinstance(it['measures'], list) and all(map(measure, it['measures']))))
        and ('recitals' not in it or (isinstance(it['recitals'], list) and all(map(recital, it['recitals']))))
    )


_DEADLINE = {'what', 'kind', 'as_printed', 'length', 'unit', 'date', 'trigger', 'choose', 'trigger_text', 'qualifier', 'strict', 'conditions', 'exceptions', 'indicative', 'note'}


def deadline(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _DEADLINE
        and 'what' in it and type(it['what']) is str
        and 'kind' in it and deadline_kind(it['kind'])
        and 'as_printed' in it and type(it['as_printed']) is str
        and ('length' not in it or whole(it['length']))
        and ('unit' not in it or time_unit(it['unit']))
        and ('date' not in it or (is_day(it['date']) or date(it['date'])))
        and ('trigger' not in it or (isinstance(it['trigger'], list) and all(type(one) is str for one in it['trigger'])))
        and ('choose' not in it or type(it['choose']) is str)
        and ('trigger_text' not in it or type(it['trigger_text']) is str)
        and ('qualifier' not in it or type(it['qualifier']) is str)
        and ('strict' not in it or type(it['strict']) is bool)
        and ('conditions' not in it or (isinstance(it['conditions'], list) and all(type(one) is str for one in it['conditions'])))
        and ('exceptions' not in it or (isinstance(it['exceptions'], list) and all(type(one) is str for one in it['exceptions'])))
        and ('indicative' not in it or type(it['indicative']) is bool)
        and ('note' not in it or type(it['note']) is str)
    )


def deadline_kind(it: "Any") -> bool:
    return (isinstance(it, str) and it in {'latest', 'ahead', 'every', 'keep', 'at-least', 'at-most', 'past', 'next', 'from-date', 'before-date', 'promptly'})


_DEROGATION = {'summary', 'kind', 'effect', 'applies_to', 'references', 'note'}


def derogation(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _DEROGATION
        and 'summary' in it and type(it['summary']) is str
        and 'kind' in it and derogation_kind(it['kind'])
        and 'effect' in it and derogation_effect(it['effect'])
        and 'applies_to' in it and (isinstance(it['applies_to'], list) and all(type(one) is str for one in it['applies_to']))
        and ('references' not in it or (isinstance(it['references'], list) and all(map(citation, it['references']))))
        and ('note' not in it or type(it['note']) is str)
    )


def derogation_effect(it: "Any") -> bool:
    return (isinstance(it, str) and it in {'exempt', 'modified', 'alternative', 'presumed-fulfilled', 'starts-later', 'support', 'ends'})


def derogation_kind(it: "Any") -> bool:
    return (isinstance(it, str) and it in {'open-source', 'sme', 'smc', 'safely-derived', 'similarly-safe', 'start-date', 'alternative-means', 'downloadable-parameters', 'other'})


def duty_holder(it: "Any") -> bool:
    return (isinstance(it, str) and it in {'ai-office', 'external-evaluators'})


_EDITION = {'title', 'slug', 'version', 'date', 'status', 'revision', 'sources', 'note'}


def edition(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _EDITION
        and 'title' in it and type(it['title']) is str
        and 'slug' in it and type(it['slug']) is str
        and 'version' in it and type(it['version']) is str
        and 'date' in it and (is_day(it['date']) or date(it['date']))
        and 'status' in it and type(it['status']) is str
        and 'revision' in it and whole(it['revision'])
        and 'sources' in it and (isinstance(it['sources'], list) and all(map(source_document, it['sources'])))
        and ('note' not in it or type(it['note']) is str)
    )


_FIGURE = {'what', 'value', 'as_printed', 'unit', 'comparison'}


def figure(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _FIGURE
        and 'what' in it and type(it['what']) is str
        and 'value' in it and type(it['value']) is str
        and 'as_printed' in it and type(it['as_printed']) is str
        and ('unit' not in it or type(it['unit']) is str)
        and ('comparison' not in it or type(it['comparison']) is str)
    )


def force(it: "Any") -> bool:
    return (isinstance(it, str) and it in {'must', 'must-not', 'best-efforts', 'reasonable-efforts', 'encouraged', 'may', 'statement'})


_GENERATED_BY = {'library', 'version', 'edition', 'revision'}


def generated_by(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _GENERATED_BY
        and 'library' in it and type(it['library']) is str
        and 'version' in it and type(it['version']) is str
        and 'edition' in it and type(it['edition']) is str
        and 'revision' in it and whole(it['revision'])
    )


_MEASURE = {'id', 'label', 'title', 'chapter', 'commitment', 'force', 'legal_basis', 'addressees', 'summary', 'references', 'see', 'sentences', 'owed_by', 'conditions', 'exceptions', 'derogations', 'deadlines', 'figures', 'standards', 'terms', 'note', 'page', 'provisions'}


def measure(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _MEASURE
        and 'id' in it and type(it['id']) is str
        and 'label' in it and type(it['label']) is str
        and 'title' in it and type(it['title']) is str
        and 'chapter' in it and chapter(it['chapter'])
        and 'commitment' in it and type(it['commitment']) is str
        and 'force' in it and force(it['force'])
        and 'legal_basis' in it and (isinstance(it['legal_basis'], list) and all(map(citation, it['legal_basis'])))
        and 'addressees' in it and (isinstance(it['addressees'], list) and all(map(addressee, it['addressees'])))
        and 'summary' in it and type(it['summary']) is str
        and ('references' not in it or (isinstance(it['references'], list) and all(map(citation, it['references']))))
        and ('see' not in it or (isinstance(it['see'], list) and all(type(one) is str for one in it['see'])))
        and ('sentences' not in it or (isinstance(it['sentences'], list) and all(map(sentence, it['sentences']))))
        and ('owed_by' not in it or duty_holder(it['owed_by']))
        and ('conditions' not in it or (isinstance(it['conditions'], list) and all(type(one) is str for one in it['conditions'])))
        and ('exceptions' not in it or (isinstance(it['exceptions'], list) and all(type(one) is str for one in it['exceptions'])))
        and ('derogations' not in it or (isinstance(it['derogations'], list) and all(map(derogation, it['derogations']))))
        and ('deadlines' not in it or (isinstance(it['deadlines'], list) and all(map(deadline, it['deadlines']))))
        and ('figures' not in it or (isinstance(it['figures'], list) and all(map(figure, it['figures']))))
        and ('standards' not in it or (isinstance(it['standards'], list) and all(map(standard, it['standards']))))
        and ('terms' not in it or (isinstance(it['terms'], list) and all(type(one) is str for one in it['terms'])))
        and ('note' not in it or type(it['note']) is str)
        and ('page' not in it or whole(it['page']))
        and ('provisions' not in it or (isinstance(it['provisions'], list) and all(map(provision, it['provisions']))))
    )


_OBJECTIVE = {'id', 'label', 'summary', 'references', 'see', 'note', 'page'}


def objective(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _OBJECTIVE
        and 'id' in it and type(it['id']) is str
        and 'label' in it and type(it['label']) is str
        and 'summary' in it and type(it['summary']) is str
        and ('references' not in it or (isinstance(it['references'], list) and all(map(citation, it['references']))))
        and ('see' not in it or (isinstance(it['see'], list) and all(type(one) is str for one in it['see'])))
        and ('note' not in it or type(it['note']) is str)
        and ('page' not in it or whole(it['page']))
    )


_PROVISION = {'id', 'label', 'numbered', 'title', 'force', 'summary', 'references', 'see', 'sentences', 'owed_by', 'conditions', 'exceptions', 'derogations', 'deadlines', 'figures', 'standards', 'note', 'page', 'provisions'}


def provision(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _PROVISION
        and 'id' in it and type(it['id']) is str
        and 'label' in it and type(it['label']) is str
        and 'numbered' in it and type(it['numbered']) is bool
        and ('title' not in it or type(it['title']) is str)
        and 'force' in it and force(it['force'])
        and 'summary' in it and type(it['summary']) is str
        and ('references' not in it or (isinstance(it['references'], list) and all(map(citation, it['references']))))
        and ('see' not in it or (isinstance(it['see'], list) and all(type(one) is str for one in it['see'])))
        and ('sentences' not in it or (isinstance(it['sentences'], list) and all(map(sentence, it['sentences']))))
        and ('owed_by' not in it or duty_holder(it['owed_by']))
        and ('conditions' not in it or (isinstance(it['conditions'], list) and all(type(one) is str for one in it['conditions'])))
        and ('exceptions' not in it or (isinstance(it['exceptions'], list) and all(type(one) is str for one in it['exceptions'])))
        and ('derogations' not in it or (isinstance(it['derogations'], list) and all(map(derogation, it['derogations']))))
        and ('deadlines' not in it or (isinstance(it['deadlines'], list) and all(map(deadline, it['deadlines']))))
        and ('figures' not in it or (isinstance(it['figures'], list) and all(map(figure, it['figures']))))
        and ('standards' not in it or (isinstance(it['standards'], list) and all(map(standard, it['standards']))))
        and ('note' not in it or type(it['note']) is str)
        and ('page' not in it or whole(it['page']))
        and ('provisions' not in it or (isinstance(it['provisions'], list) and all(map(provision, it['provisions']))))
    )


_RECITAL = {'id', 'label', 'attached_to', 'potential', 'summary', 'references', 'see', 'note', 'page'}


def recital(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _RECITAL
        and 'id' in it and type(it['id']) is str
        and 'label' in it and type(it['label']) is str
        and ('attached_to' not in it or type(it['attached_to']) is str)
        and ('potential' not in it or type(it['potential']) is bool)
        and 'summary' in it and type(it['summary']) is str
        and ('references' not in it or (isinstance(it['references'], list) and all(map(citation, it['references']))))
        and ('see' not in it or (isinstance(it['see'], list) and all(type(one) is str for one in it['see'])))
        and ('note' not in it or type(it['note']) is str)
        and ('page' not in it or whole(it['page']))
    )


_SENTENCE = {'force', 'summary', 'owed_by'}


def sentence(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _SENTENCE
        and 'force' in it and force(it['force'])
        and 'summary' in it and type(it['summary']) is str
        and ('owed_by' not in it or duty_holder(it['owed_by']))
    )


_SOURCE_DOCUMENT = {'title', 'publisher', 'url', 'pages', 'sha256', 'retrieved', 'note'}


def source_document(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _SOURCE_DOCUMENT
        and 'title' in it and type(it['title']) is str
        and ('publisher' not in it or type(it['publisher']) is str)
        and ('url' not in it or type(it['url']) is str)
        and ('pages' not in it or whole(it['pages']))
        and ('sha256' not in it or type(it['sha256']) is str)
        and ('retrieved' not in it or (is_day(it['retrieved']) or date(it['retrieved'])))
        and ('note' not in it or type(it['note']) is str)
    )


_STANDARD = {'name', 'role', 'clause', 'note'}


def standard(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _STANDARD
        and 'name' in it and type(it['name']) is str
        and 'role' in it and standard_role(it['role'])
        and ('clause' not in it or type(it['clause']) is str)
        and ('note' not in it or type(it['note']) is str)
    )


def standard_role(it: "Any") -> bool:
    return (isinstance(it, str) and it in {'source', 'presumption'})


_TERM = {'id', 'term', 'aliases', 'summary', 'references', 'see', 'figures', 'note', 'page'}


def term(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _TERM
        and 'id' in it and type(it['id']) is str
        and 'term' in it and type(it['term']) is str
        and ('aliases' not in it or (isinstance(it['aliases'], list) and all(type(one) is str for one in it['aliases'])))
        and 'summary' in it and type(it['summary']) is str
        and ('references' not in it or (isinstance(it['references'], list) and all(map(citation, it['references']))))
        and ('see' not in it or (isinstance(it['see'], list) and all(type(one) is str for one in it['see'])))
        and ('figures' not in it or (isinstance(it['figures'], list) and all(map(figure, it['figures']))))
        and ('note' not in it or type(it['note']) is str)
        and ('page' not in it or whole(it['page']))
    )


def time_unit(it: "Any") -> bool:
    return (isinstance(it, str) and it in {'day', 'business day', 'week', 'month', 'year'})


_CODE_DOCUMENT = {'document', 'generated_by', 'edition', 'chapters', 'objectives', 'commitments', 'appendices', 'glossary', 'glossary_introduction', 'recitals'}


def code_document(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _CODE_DOCUMENT
        and 'document' in it and it['document'] == 'code-of-practice'
        and 'generated_by' in it and generated_by(it['generated_by'])
        and 'edition' in it and edition(it['edition'])
        and 'chapters' in it and (isinstance(it['chapters'], list) and all(map(chapter_contents, it['chapters'])))
        and 'objectives' in it and (isinstance(it['objectives'], list) and all(map(objective, it['objectives'])))
        and 'commitments' in it and (isinstance(it['commitments'], list) and all(map(commitment, it['commitments'])))
        and 'appendices' in it and (isinstance(it['appendices'], list) and all(map(appendix, it['appendices'])))
        and 'glossary' in it and (isinstance(it['glossary'], list) and all(map(term, it['glossary'])))
        and 'glossary_introduction' in it and type(it['glossary_introduction']) is str
        and 'recitals' in it and (isinstance(it['recitals'], list) and all(map(recital, it['recitals'])))
    )


_COMMITMENT_DOCUMENT = {'id', 'label', 'title', 'chapter', 'part', 'force', 'legal_basis', 'addressees', 'summary', 'references', 'see', 'sentences', 'owed_by', 'conditions', 'exceptions', 'derogations', 'deadlines', 'figures', 'standards', 'terms', 'note', 'page', 'provisions', 'measures', 'recitals'}


def commitment_document(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _COMMITMENT_DOCUMENT
        and 'id' in it and type(it['id']) is str
        and 'label' in it and type(it['label']) is str
        and 'title' in it and type(it['title']) is str
        and 'chapter' in it and chapter(it['chapter'])
        and ('part' not in it or type(it['part']) is str)
        and 'force' in it and force(it['force'])
        and 'legal_basis' in it and (isinstance(it['legal_basis'], list) and all(map(citation, it['legal_basis'])))
        and 'addressees' in it and (isinstance(it['addressees'], list) and all(map(addressee, it['addressees'])))
        and 'summary' in it and type(it['summary']) is str
        and ('references' not in it or (isinstance(it['references'], list) and all(map(citation, it['references']))))
        and ('see' not in it or (isinstance(it['see'], list) and all(type(one) is str for one in it['see'])))
        and ('sentences' not in it or (isinstance(it['sentences'], list) and all(map(sentence, it['sentences']))))
        and ('owed_by' not in it or duty_holder(it['owed_by']))
        and ('conditions' not in it or (isinstance(it['conditions'], list) and all(type(one) is str for one in it['conditions'])))
        and ('exceptions' not in it or (isinstance(it['exceptions'], list) and all(type(one) is str for one in it['exceptions'])))
        and ('derogations' not in it or (isinstance(it['derogations'], list) and all(map(derogation, it['derogations']))))
        and ('deadlines' not in it or (isinstance(it['deadlines'], list) and all(map(deadline, it['deadlines']))))
        and ('figures' not in it or (isinstance(it['figures'], list) and all(map(figure, it['figures']))))
        and ('standards' not in it or (isinstance(it['standards'], list) and all(map(standard, it['standards']))))
        and ('terms' not in it or (isinstance(it['terms'], list) and all(type(one) is str for one in it['terms'])))
        and ('note' not in it or type(it['note']) is str)
        and ('page' not in it or whole(it['page']))
        and ('provisions' not in it or (isinstance(it['provisions'], list) and all(map(provision, it['provisions']))))
        and ('measures' not in it or (isinstance(it['measures'], list) and all(map(measure, it['measures']))))
        and ('recitals' not in it or (isinstance(it['recitals'], list) and all(map(recital, it['recitals']))))
    )


_CONCLUSION = {'id', 'value', 'because', 'citations', 'missing', 'contested', 'stated', 'contradicted', 'warnings'}


def conclusion(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _CONCLUSION
        and 'id' in it and type(it['id']) is str
        and ('value' not in it or type(it['value']) is bool)
        and 'because' in it and (isinstance(it['because'], list) and all(type(one) is str for one in it['because']))
        and 'citations' in it and (isinstance(it['citations'], list) and all(map(citation, it['citations'])))
        and ('missing' not in it or (isinstance(it['missing'], list) and all(type(one) is str for one in it['missing'])))
        and ('contested' not in it or (isinstance(it['contested'], list) and all(type(one) is str for one in it['contested'])))
        and ('stated' not in it or type(it['stated']) is bool)
        and ('contradicted' not in it or type(it['contradicted']) is bool)
        and ('warnings' not in it or (isinstance(it['warnings'], list) and all(type(one) is str for one in it['warnings'])))
    )


_CONDITION = {'id', 'fact', 'met', 'because', 'citations', 'missing', 'contested', 'contradicted'}


def condition(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _CONDITION
        and 'id' in it and type(it['id']) is str
        and 'fact' in it and type(it['fact']) is str
        and ('met' not in it or type(it['met']) is bool)
        and 'because' in it and type(it['because']) is str
        and 'citations' in it and (isinstance(it['citations'], list) and all(map(citation, it['citations'])))
        and ('missing' not in it or (isinstance(it['missing'], list) and all(type(one) is str for one in it['missing'])))
        and ('contested' not in it or (isinstance(it['contested'], list) and all(type(one) is str for one in it['contested'])))
        and ('contradicted' not in it or type(it['contradicted']) is bool)
    )


def data_purpose(it: "Any") -> bool:
    return (isinstance(it, str) and it in {'security', 'compatibility', 'other'})


def generates(it: "Any") -> bool:
    return (isinstance(it, str) and it in {'language', 'text-to-image', 'text-to-video', 'other'})


_MILESTONE = {'what', 'date', 'citations', 'passed'}


def milestone(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _MILESTONE
        and 'what' in it and type(it['what']) is str
        and 'date' in it and (is_day(it['date']) or date(it['date']))
        and 'citations' in it and (isinstance(it['citations'], list) and all(map(citation, it['citations'])))
        and ('passed' not in it or type(it['passed']) is bool)
    )


_MODEL_FACTS = {'license', 'license_qualifies', 'weights_public', 'architecture_public', 'usage_public', 'usage_modalities_public', 'usage_capabilities_public', 'usage_limitations_public', 'monetised', 'price_charged', 'dual_licensing', 'tied_services', 'required_support', 'paid_hosting_only', 'adverts_on_only_host', 'personal_data_required', 'personal_data_purpose', 'between_microenterprises', 'optional_paid_services', 'premium_versions', 'is_gpai', 'generates', 'training_compute', 'research_only', 'systemic_risk', 'cumulative_compute', 'threshold_met_on', 'designated', 'rebuttal_accepted', 'is_provider', 'role', 'third_country', 'size_class', 'own_model', 'modification_compute', 'original_compute', 'original_compute_unknowable', 'original_systemic_risk', 'upstream_excludes_union', 'placed_on_union_market', 'placed_on', 'commercial_activity', 'union_excluded', 'internal_use_only', 'internal_use_essential'}


def model_facts(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _MODEL_FACTS
        and ('license' not in it or (is_answer(it['license']) or text_or_none(it['license'])))
        and ('license_qualifies' not in it or type(it['license_qualifies']) is bool)
        and ('weights_public' not in it or type(it['weights_public']) is bool)
        and ('architecture_public' not in it or type(it['architecture_public']) is bool)
        and ('usage_public' not in it or type(it['usage_public']) is bool)
        and ('usage_modalities_public' not in it or type(it['usage_modalities_public']) is bool)
        and ('usage_capabilities_public' not in it or type(it['usage_capabilities_public']) is bool)
        and ('usage_limitations_public' not in it or type(it['usage_limitations_public']) is bool)
        and ('monetised' not in it or type(it['monetised']) is bool)
        and ('price_charged' not in it or type(it['price_charged']) is bool)
        and ('dual_licensing' not in it or type(it['dual_licensing']) is bool)
        and ('tied_services' not in it or type(it['tied_services']) is bool)
        and ('required_support' not in it or type(it['required_support']) is bool)
        and ('paid_hosting_only' not in it or type(it['paid_hosting_only']) is bool)
        and ('adverts_on_only_host' not in it or type(it['adverts_on_only_host']) is bool)
        and ('personal_data_required' not in it or type(it['personal_data_required']) is bool)
        and ('personal_data_purpose' not in it or data_purpose(it['personal_data_purpose']))
        and ('between_microenterprises' not in it or type(it['between_microenterprises']) is bool)
        and ('optional_paid_services' not in it or type(it['optional_paid_services']) is bool)
        and ('premium_versions' not in it or type(it['premium_versions']) is bool)
        and ('is_gpai' not in it or type(it['is_gpai']) is bool)
        and ('generates' not in it or (isinstance(it['generates'], list) and 1 <= len(it['generates']) <= 4 and all(map(generates, it['generates'])) and len(set(it['generates'])) == len(it['generates'])))
        and ('training_compute' not in it or (is_decimal(it['training_compute']) or decimal(it['training_compute'])))
        and ('research_only' not in it or type(it['research_only']) is bool)
        and ('systemic_risk' not in it or type(it['systemic_risk']) is bool)
        and ('cumulative_compute' not in it or (is_decimal(it['cumulative_compute']) or decimal(it['cumulative_compute'])))
        and ('threshold_met_on' not in it or (is_day(it['threshold_met_on']) or date(it['threshold_met_on'])))
        and ('designated' not in it or type(it['designated']) is bool)
        and ('rebuttal_accepted' not in it or type(it['rebuttal_accepted']) is bool)
        and ('is_provider' not in it or type(it['is_provider']) is bool)
        and ('role' not in it or role(it['role']))
        and ('third_country' not in it or type(it['third_country']) is bool)
        and ('size_class' not in it or size_class(it['size_class']))
        and ('own_model' not in it or type(it['own_model']) is bool)
        and ('modification_compute' not in it or (is_decimal(it['modification_compute']) or decimal(it['modification_compute'])))
        and ('original_compute' not in it or (is_decimal(it['original_compute']) or decimal(it['original_compute'])))
        and ('original_compute_unknowable' not in it or type(it['original_compute_unknowable']) is bool)
        and ('original_systemic_risk' not in it or type(it['original_systemic_risk']) is bool)
        and ('upstream_excludes_union' not in it or type(it['upstream_excludes_union']) is bool)
        and ('placed_on_union_market' not in it or type(it['placed_on_union_market']) is bool)
        and ('placed_on' not in it or (is_day(it['placed_on']) or date(it['placed_on'])))
        and ('commercial_activity' not in it or type(it['commercial_activity']) is bool)
        and ('union_excluded' not in it or type(it['union_excluded']) is bool)
        and ('internal_use_only' not in it or type(it['internal_use_only']) is bool)
        and ('internal_use_essential' not in it or type(it['internal_use_essential']) is bool)
    )


def outcome(it: "Any") -> bool:
    return (isinstance(it, str) and it in {'applies', 'applies_modified', 'exempt', 'not_applicable', 'undetermined'})


_QUESTION = {'fact', 'text'}


def question(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _QUESTION
        and 'fact' in it and type(it['fact']) is str
        and 'text' in it and type(it['text']) is str
    )


def role(it: "Any") -> bool:
    return (isinstance(it, str) and it in {'developer', 'modifier', 'integrator', 'host'})


_RULING = {'outcome', 'because', 'citations', 'missing', 'contested', 'derogations'}


def ruling(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _RULING
        and 'outcome' in it and outcome(it['outcome'])
        and 'because' in it and (isinstance(it['because'], list) and all(type(one) is str for one in it['because']))
        and 'citations' in it and (isinstance(it['citations'], list) and all(map(citation, it['citations'])))
        and 'missing' in it and (isinstance(it['missing'], list) and all(type(one) is str for one in it['missing']))
        and 'contested' in it and (isinstance(it['contested'], list) and all(type(one) is str for one in it['contested']))
        and ('derogations' not in it or (isinstance(it['derogations'], list) and all(type(one) is str for one in it['derogations'])))
    )


def size_class(it: "Any") -> bool:
    return (isinstance(it, str) and it in {'micro', 'sme', 'smc', 'large'})


_DECISION_DOCUMENT = {'document', 'generated_by', 'facts', 'premises', 'steps', 'conditions', 'obligations', 'commitments', 'questions', 'timeline', 'as_of', 'provisions', 'measures'}


def decision_document(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _DECISION_DOCUMENT
        and 'document' in it and it['document'] == 'decision'
        and 'generated_by' in it and generated_by(it['generated_by'])
        and 'facts' in it and model_facts(it['facts'])
        and 'premises' in it and (isinstance(it['premises'], list) and all(type(one) is str for one in it['premises']))
        and 'steps' in it and (isinstance(it['steps'], list) and all(map(conclusion, it['steps'])))
        and 'conditions' in it and (isinstance(it['conditions'], list) and all(map(condition, it['conditions'])))
        and 'obligations' in it and (isinstance(it['obligations'], dict) and all(isinstance(name, str) for name in it['obligations']) and all(ruling(one) for one in it['obligations'].values()))
        and 'commitments' in it and (isinstance(it['commitments'], dict) and all(isinstance(name, str) for name in it['commitments']) and all(ruling(one) for one in it['commitments'].values()))
        and 'questions' in it and (isinstance(it['questions'], list) and all(map(question, it['questions'])))
        and 'timeline' in it and (isinstance(it['timeline'], list) and all(map(milestone, it['timeline'])))
        and ('as_of' not in it or (is_day(it['as_of']) or date(it['as_of'])))
        and 'provisions' in it and (isinstance(it['provisions'], dict) and all(isinstance(name, str) for name in it['provisions']) and all(ruling(one) for one in it['provisions'].values()))
        and 'measures' in it and (isinstance(it['measures'], dict) and all(isinstance(name, str) for name in it['measures']) and all(ruling(one) for one in it['measures'].values()))
    )


_MEASURE_DOCUMENT = {'id', 'label', 'title', 'chapter', 'commitment', 'force', 'legal_basis', 'addressees', 'summary', 'references', 'see', 'sentences', 'owed_by', 'conditions', 'exceptions', 'derogations', 'deadlines', 'figures', 'standards', 'terms', 'note', 'page', 'provisions'}


def measure_document(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _MEASURE_DOCUMENT
        and 'id' in it and type(it['id']) is str
        and 'label' in it and type(it['label']) is str
        and 'title' in it and type(it['title']) is str
        and 'chapter' in it and chapter(it['chapter'])
        and 'commitment' in it and type(it['commitment']) is str
        and 'force' in it and force(it['force'])
        and 'legal_basis' in it and (isinstance(it['legal_basis'], list) and all(map(citation, it['legal_basis'])))
        and 'addressees' in it and (isinstance(it['addressees'], list) and all(map(addressee, it['addressees'])))
        and 'summary' in it and type(it['summary']) is str
        and ('references' not in it or (isinstance(it['references'], list) and all(map(citation, it['references']))))
        and ('see' not in it or (isinstance(it['see'], list) and all(type(one) is str for one in it['see'])))
        and ('sentences' not in it or (isinstance(it['sentences'], list) and all(map(sentence, it['sentences']))))
        and ('owed_by' not in it or duty_holder(it['owed_by']))
        and ('conditions' not in it or (isinstance(it['conditions'], list) and all(type(one) is str for one in it['conditions'])))
        and ('exceptions' not in it or (isinstance(it['exceptions'], list) and all(type(one) is str for one in it['exceptions'])))
        and ('derogations' not in it or (isinstance(it['derogations'], list) and all(map(derogation, it['derogations']))))
        and ('deadlines' not in it or (isinstance(it['deadlines'], list) and all(map(deadline, it['deadlines']))))
        and ('figures' not in it or (isinstance(it['figures'], list) and all(map(figure, it['figures']))))
        and ('standards' not in it or (isinstance(it['standards'], list) and all(map(standard, it['standards']))))
        and ('terms' not in it or (isinstance(it['terms'], list) and all(type(one) is str for one in it['terms'])))
        and ('note' not in it or type(it['note']) is str)
        and ('page' not in it or whole(it['page']))
        and ('provisions' not in it or (isinstance(it['provisions'], list) and all(map(provision, it['provisions']))))
    )


_MODEL_FACTS_DOCUMENT = {'$schema', 'license', 'license_qualifies', 'weights_public', 'architecture_public', 'usage_public', 'usage_modalities_public', 'usage_capabilities_public', 'usage_limitations_public', 'monetised', 'price_charged', 'dual_licensing', 'tied_services', 'required_support', 'paid_hosting_only', 'adverts_on_only_host', 'personal_data_required', 'personal_data_purpose', 'between_microenterprises', 'optional_paid_services', 'premium_versions', 'is_gpai', 'generates', 'training_compute', 'research_only', 'systemic_risk', 'cumulative_compute', 'threshold_met_on', 'designated', 'rebuttal_accepted', 'is_provider', 'role', 'third_country', 'size_class', 'own_model', 'modification_compute', 'original_compute', 'original_compute_unknowable', 'original_systemic_risk', 'upstream_excludes_union', 'placed_on_union_market', 'placed_on', 'commercial_activity', 'union_excluded', 'internal_use_only', 'internal_use_essential', 'extensions'}


def model_facts_document(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _MODEL_FACTS_DOCUMENT
        and ('$schema' not in it or (is_answer(it['$schema']) or text(it['$schema'])))
        and ('license' not in it or (is_answer(it['license']) or text_or_none(it['license'])))
        and ('license_qualifies' not in it or type(it['license_qualifies']) is bool)
        and ('weights_public' not in it or type(it['weights_public']) is bool)
        and ('architecture_public' not in it or type(it['architecture_public']) is bool)
        and ('usage_public' not in it or type(it['usage_public']) is bool)
        and ('usage_modalities_public' not in it or type(it['usage_modalities_public']) is bool)
        and ('usage_capabilities_public' not in it or type(it['usage_capabilities_public']) is bool)
        and ('usage_limitations_public' not in it or type(it['usage_limitations_public']) is bool)
        and ('monetised' not in it or type(it['monetised']) is bool)
        and ('price_charged' not in it or type(it['price_charged']) is bool)
        and ('dual_licensing' not in it or type(it['dual_licensing']) is bool)
        and ('tied_services' not in it or type(it['tied_services']) is bool)
        and ('required_support' not in it or type(it['required_support']) is bool)
        and ('paid_hosting_only' not in it or type(it['paid_hosting_only']) is bool)
        and ('adverts_on_only_host' not in it or type(it['adverts_on_only_host']) is bool)
        and ('personal_data_required' not in it or type(it['personal_data_required']) is bool)
        and ('personal_data_purpose' not in it or data_purpose(it['personal_data_purpose']))
        and ('between_microenterprises' not in it or type(it['between_microenterprises']) is bool)
        and ('optional_paid_services' not in it or type(it['optional_paid_services']) is bool)
        and ('premium_versions' not in it or type(it['premium_versions']) is bool)
        and ('is_gpai' not in it or type(it['is_gpai']) is bool)
        and ('generates' not in it or (isinstance(it['generates'], list) and 1 <= len(it['generates']) <= 4 and all(map(generates, it['generates'])) and len(set(it['generates'])) == len(it['generates'])))
        and ('training_compute' not in it or (is_decimal(it['training_compute']) or decimal(it['training_compute'])))
        and ('research_only' not in it or type(it['research_only']) is bool)
        and ('systemic_risk' not in it or type(it['systemic_risk']) is bool)
        and ('cumulative_compute' not in it or (is_decimal(it['cumulative_compute']) or decimal(it['cumulative_compute'])))
        and ('threshold_met_on' not in it or (is_day(it['threshold_met_on']) or date(it['threshold_met_on'])))
        and ('designated' not in it or type(it['designated']) is bool)
        and ('rebuttal_accepted' not in it or type(it['rebuttal_accepted']) is bool)
        and ('is_provider' not in it or type(it['is_provider']) is bool)
        and ('role' not in it or role(it['role']))
        and ('third_country' not in it or type(it['third_country']) is bool)
        and ('size_class' not in it or size_class(it['size_class']))
        and ('own_model' not in it or type(it['own_model']) is bool)
        and ('modification_compute' not in it or (is_decimal(it['modification_compute']) or decimal(it['modification_compute'])))
        and ('original_compute' not in it or (is_decimal(it['original_compute']) or decimal(it['original_compute'])))
        and ('original_compute_unknowable' not in it or type(it['original_compute_unknowable']) is bool)
        and ('original_systemic_risk' not in it or type(it['original_systemic_risk']) is bool)
        and ('upstream_excludes_union' not in it or type(it['upstream_excludes_union']) is bool)
        and ('placed_on_union_market' not in it or type(it['placed_on_union_market']) is bool)
        and ('placed_on' not in it or (is_day(it['placed_on']) or date(it['placed_on'])))
        and ('commercial_activity' not in it or type(it['commercial_activity']) is bool)
        and ('union_excluded' not in it or type(it['union_excluded']) is bool)
        and ('internal_use_only' not in it or type(it['internal_use_only']) is bool)
        and ('internal_use_essential' not in it or type(it['internal_use_essential']) is bool)
        and ('extensions' not in it or (isinstance(it['extensions'], dict) and no_json(it['extensions']) is None))
    )
