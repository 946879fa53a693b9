"""Whether a document fits: made from `schemas/2025-12-05` by `tools/write_accept.py`."""
# ruff: noqa: E501
# fmt: off

from gpai_code.constraints.fast_path import fits, is_answer, is_day, is_link, no_json, whole

TYPE_CHECKING = False  # importing typing would cost time
if TYPE_CHECKING:
    from typing import Any


def text(it: "Any") -> bool:
    return isinstance(it, str) and len(it) <= 200000 and fits('^(?![\\t\\n\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]*(?:[nN][ ]?[./]?[ ]?[aA][.]?|[nN][oO][tT] [aA][pP][pP][lL][iI][cC][aA][bB][lL][eE][.]?|[nN][oO][nN][eE][.]?)[\\t\\n\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]*$(?!\\n))[\\t\\n\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]*[^\\t\\n\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$(?!\\n)', it)


def month(it: "Any") -> bool:
    return isinstance(it, str) and len(it) <= 7 and fits('^(?!0000)[0-9]{4}-(?:0[1-9]|1[0-2])$(?!\\n)', it)


def link(it: "Any") -> bool:
    return isinstance(it, str) and len(it) <= 2048 and fits('^https?://[^\\t\\n\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0022<>\\\\^`{|}]+$(?!\\n)', it)


def domain_name(it: "Any") -> bool:
    return isinstance(it, str) and len(it) <= 253 and fits('^[^\\t\\n\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f./:@?#,;\\u0022<>]+(?:[.][^\\t\\n\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f./:@?#,;\\u0022<>]+)+$(?!\\n)', it)


def month_or_not_known(it: "Any") -> bool:
    return it in ('not known',) or (isinstance(it, str) and len(it) <= 9 and fits('^(?:not known)$(?!\\n)|^(?!0000)[0-9]{4}-(?:0[1-9]|1[0-2])$(?!\\n)', it))


def date(it: "Any") -> bool:
    return isinstance(it, str) and len(it) <= 10 and fits('^(?!0000)(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)$(?!\\n)', it)


def text_or_n_a(it: "Any") -> bool:
    return it in ('N/A',) or (isinstance(it, str) and len(it) <= 200000 and fits('^(?:N/A)$(?!\\n)|^(?![\\t\\n\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]*(?:[nN][ ]?[./]?[ ]?[aA][.]?|[nN][oO][tT] [aA][pP][pP][lL][iI][cC][aA][bB][lL][eE][.]?|[nN][oO][nN][eE][.]?)[\\t\\n\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]*$(?!\\n))[\\t\\n\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]*[^\\t\\n\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$(?!\\n)', it))


def audio_band(it: "Any") -> bool:
    return (isinstance(it, str) and it in {'Less than 10 000 hours', '10 000 to 1 million hours', 'More than 1 million hours'})


_AUDIO_DATA = {'size', 'content_types'}


def audio_data(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _AUDIO_DATA
        and ('size' not in it or audio_band(it['size']))
        and ('content_types' not in it or (is_answer(it['content_types']) or text(it['content_types'])))
    )


_CRAWLED_DATA = {'used', 'crawlers', 'purposes', 'behaviour', 'collected_from', 'collected_until', 'description', 'modalities', 'domains', 'comments'}


def crawled_data(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _CRAWLED_DATA
        and 'used' in it and it['used'] is True
        and ('crawlers' not in it or (is_answer(it['crawlers']) or text(it['crawlers'])))
        and ('purposes' not in it or (is_answer(it['purposes']) or text(it['purposes'])))
        and ('behaviour' not in it or (is_answer(it['behaviour']) or text(it['behaviour'])))
        and ('collected_from' not in it or month(it['collected_from']))
        and ('collected_until' not in it or month(it['collected_until']))
        and ('description' not in it or (is_answer(it['description']) or text(it['description'])))
        and ('modalities' not in it or training_modalities(it['modalities']))
        and ('domains' not in it or crawled_domains(it['domains']))
        and ('comments' not in it or (is_answer(it['comments']) or text(it['comments'])))
    )


_CRAWLED_DOMAINS = {'names', 'link', 'access'}


def crawled_domains(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _CRAWLED_DOMAINS
        and len(it) >= 1
        and ('names' not in it or (isinstance(it['names'], list) and 1 <= len(it['names']) <= 1000000 and all(map(domain_name, it['names'])) and len(set(it['names'])) == len(it['names'])))
        and ('link' not in it or (is_link(it['link']) or link(it['link'])))
        and ('access' not in it or (is_answer(it['access']) or text(it['access'])))
    )


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


def image_band(it: "Any") -> bool:
    return (isinstance(it, str) and it in {'Less than 1 million images', '1 million to 1 billion images', 'More than 1 billion images'})


_IMAGE_DATA = {'size', 'content_types'}


def image_data(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _IMAGE_DATA
        and ('size' not in it or image_band(it['size']))
        and ('content_types' not in it or (is_answer(it['content_types']) or text(it['content_types'])))
    )


_LICENSED_DATA = {'used', 'modalities'}


def licensed_data(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _LICENSED_DATA
        and 'used' in it and it['used'] is True
        and ('modalities' not in it or training_modalities(it['modalities']))
    )


_LISTED_DATASET = {'name', 'link', 'description', 'collected_from', 'collected_until', 'selection'}


def listed_dataset(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _LISTED_DATASET
        and 'name' in it and (is_answer(it['name']) or text(it['name']))
        and ('link' not in it or (is_link(it['link']) or link(it['link'])))
        and ('description' not in it or (is_answer(it['description']) or text(it['description'])))
        and ('collected_from' not in it or month_or_not_known(it['collected_from']))
        and ('collected_until' not in it or month_or_not_known(it['collected_until']))
        and ('selection' not in it or (is_answer(it['selection']) or text(it['selection'])))
    )


_NAMED_DATASET = {'name', 'link'}


def named_dataset(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _NAMED_DATASET
        and 'name' in it and (is_answer(it['name']) or text(it['name']))
        and ('link' not in it or (is_link(it['link']) or link(it['link'])))
    )


_NAMED_MODEL = {'name', 'link'}


def named_model(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _NAMED_MODEL
        and 'name' in it and (is_answer(it['name']) or text(it['name']))
        and ('link' not in it or (is_link(it['link']) or link(it['link'])))
    )


_NO_USER_DATA = {'model_interactions', 'other_services'}


def no_user_data(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _NO_USER_DATA
        and 'model_interactions' in it and it['model_interactions'] is False
        and 'other_services' in it and it['other_services'] is False
    )


_NOT_USED = {'used'}


def not_used(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _NOT_USED
        and 'used' in it and it['used'] is False
    )


_OTHER_DATA = {'modality', 'size', 'content_types'}


def other_data(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _OTHER_DATA
        and ('modality' not in it or (is_answer(it['modality']) or text(it['modality'])))
        and ('size' not in it or (is_answer(it['size']) or text(it['size'])))
        and ('content_types' not in it or (is_answer(it['content_types']) or text(it['content_types'])))
    )


_OTHER_SOURCES = {'used', 'description', 'comments'}


def other_sources(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _OTHER_SOURCES
        and 'used' in it and it['used'] is True
        and ('description' not in it or (is_answer(it['description']) or text(it['description'])))
        and ('comments' not in it or (is_answer(it['comments']) or text(it['comments'])))
    )


_PLACEMENT = {'date', 'version'}


def placement(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _PLACEMENT
        and 'date' in it and (is_day(it['date']) or date(it['date']))
        and ('version' not in it or (is_answer(it['version']) or text(it['version'])))
    )


_PRIVATE_DATASETS = {'used', 'modalities', 'known', 'unknown', 'comments'}


def private_datasets(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _PRIVATE_DATASETS
        and 'used' in it and it['used'] is True
        and ('modalities' not in it or training_modalities(it['modalities']))
        and ('known' not in it or (isinstance(it['known'], list) and len(it['known']) <= 1000 and all(map(named_dataset, it['known']))))
        and ('unknown' not in it or (is_answer(it['unknown']) or text(it['unknown'])))
        and ('comments' not in it or (is_answer(it['comments']) or text(it['comments'])))
    )


_PUBLIC_DATASETS = {'used', 'modalities', 'large', 'others', 'comments'}


def public_datasets(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _PUBLIC_DATASETS
        and 'used' in it and it['used'] is True
        and ('modalities' not in it or training_modalities(it['modalities']))
        and ('large' not in it or (isinstance(it['large'], list) and len(it['large']) <= 1000 and all(map(listed_dataset, it['large']))))
        and ('others' not in it or (is_answer(it['others']) or text(it['others'])))
        and ('comments' not in it or (is_answer(it['comments']) or text(it['comments'])))
    )


_SERVICE_USER_DATA = {'model_interactions', 'other_services', 'description', 'modalities', 'comments'}


def service_user_data(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _SERVICE_USER_DATA
        and 'model_interactions' in it and it['model_interactions'] is False
        and 'other_services' in it and it['other_services'] is True
        and ('description' not in it or (is_answer(it['description']) or text(it['description'])))
        and ('modalities' not in it or training_modalities(it['modalities']))
        and ('comments' not in it or (is_answer(it['comments']) or text(it['comments'])))
    )


_SUMMARISED_MODEL = {'summary', 'name'}


def summarised_model(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _SUMMARISED_MODEL
        and ('summary' not in it or (is_link(it['summary']) or link(it['summary'])))
        and 'name' in it and (is_answer(it['name']) or text(it['name']))
    )


_SYNTHETIC_DATA = {'used', 'modalities', 'gpai_models', 'other_models', 'comments'}


def synthetic_data(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _SYNTHETIC_DATA
        and 'used' in it and it['used'] is True
        and ('modalities' not in it or training_modalities(it['modalities']))
        and ('gpai_models' not in it or (isinstance(it['gpai_models'], list) and len(it['gpai_models']) <= 1000 and all(map(summarised_model, it['gpai_models']))))
        and ('other_models' not in it or (is_answer(it['other_models']) or text(it['other_models'])))
        and ('comments' not in it or (is_answer(it['comments']) or text(it['comments'])))
    )


def text_band(it: "Any") -> bool:
    return (isinstance(it, str) and it in {'Less than 1 billion tokens', '1billion to 10 trillions tokens', 'More than 10 trillions tokens'})


_TEXT_DATA = {'size', 'other_size', 'content_types'}


def text_data(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _TEXT_DATA
        and ('size' not in it or text_band(it['size']))
        and ('other_size' not in it or (is_answer(it['other_size']) or text(it['other_size'])))
        and ('content_types' not in it or (is_answer(it['content_types']) or text(it['content_types'])))
    )


_TRAINING_MODALITIES = {'selected', 'other'}


def training_modalities(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _TRAINING_MODALITIES
        and len(it) >= 1
        and ('selected' not in it or (isinstance(it['selected'], list) and 1 <= len(it['selected']) <= 4 and all(map(training_modality, it['selected'])) and len(set(it['selected'])) == len(it['selected'])))
        and ('other' not in it or (is_answer(it['other']) or text(it['other'])))
    )


def training_modality(it: "Any") -> bool:
    return (isinstance(it, str) and it in {'Text', 'Image', 'Video', 'Audio'})


_USER_DATA = {'model_interactions', 'other_services', 'description', 'modalities', 'comments'}


def user_data(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _USER_DATA
        and 'model_interactions' in it and it['model_interactions'] is True
        and 'other_services' in it and type(it['other_services']) is bool
        and ('description' not in it or (is_answer(it['description']) or text(it['description'])))
        and ('modalities' not in it or training_modalities(it['modalities']))
        and ('comments' not in it or (is_answer(it['comments']) or text(it['comments'])))
    )


def video_band(it: "Any") -> bool:
    return (isinstance(it, str) and it in {'Less than 10 000 hours', '10 000 to 1 million hours', 'More than 1 million hours'})


_VIDEO_DATA = {'size', 'content_types'}


def video_data(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _VIDEO_DATA
        and ('size' not in it or video_band(it['size']))
        and ('content_types' not in it or (is_answer(it['content_types']) or text(it['content_types'])))
    )


_TRAINING_CONTENT_SUMMARY_DOCUMENT = {'$schema', 'document', 'edition', 'generated_by', 'version', 'previous_versions', 'last_updated', 'provider', 'authorised_representative', 'model_names', 'model_dependencies', 'placements', 'text', 'image', 'audio', 'video', 'other', 'latest_acquisition', 'continuous_training', 'languages', 'other_characteristics', 'general_comments', 'public_datasets', 'licensed_data', 'private_datasets', 'crawled_data', 'user_data', 'synthetic_data', 'other_sources', 'code_signatory', 'reservation_measures', 'reservation_comments', 'illegal_content_measures', 'other_information', 'extensions'}


def training_content_summary_document(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _TRAINING_CONTENT_SUMMARY_DOCUMENT
        and ('$schema' not in it or (is_answer(it['$schema']) or text(it['$schema'])))
        and 'document' in it and it['document'] == 'training-content-summary'
        and 'edition' in it and it['edition'] == '2025-12-05'
        and ('generated_by' not in it or generated_by(it['generated_by']))
        and ('version' not in it or (is_answer(it['version']) or text(it['version'])))
        and ('previous_versions' not in it or (isinstance(it['previous_versions'], list) and len(it['previous_versions']) <= 1000 and all(map(link, it['previous_versions']))))
        and ('last_updated' not in it or (is_day(it['last_updated']) or date(it['last_updated'])))
        and ('provider' not in it or (is_answer(it['provider']) or text(it['provider'])))
        and ('authorised_representative' not in it or (is_answer(it['authorised_representative']) or text_or_n_a(it['authorised_representative'])))
        and ('model_names' not in it or (isinstance(it['model_names'], list) and 1 <= len(it['model_names']) <= 1000 and all(map(named_model, it['model_names']))))
        and ('model_dependencies' not in it or (isinstance(it['model_dependencies'], list) and len(it['model_dependencies']) <= 1000 and all(map(summarised_model, it['model_dependencies']))))
        and ('placements' not in it or (isinstance(it['placements'], list) and 1 <= len(it['placements']) <= 1000 and all(map(placement, it['placements']))))
        and ('text' not in it or text_data(it['text']))
        and ('image' not in it or image_data(it['image']))
        and ('audio' not in it or audio_data(it['audio']))
        and ('video' not in it or video_data(it['video']))
        and ('other' not in it or other_data(it['other']))
        and ('latest_acquisition' not in it or month(it['latest_acquisition']))
        and ('continuous_training' not in it or type(it['continuous_training']) is bool)
        and ('languages' not in it or (is_answer(it['languages']) or text(it['languages'])))
        and ('other_characteristics' not in it or (is_answer(it['other_characteristics']) or text(it['other_characteristics'])))
        and ('general_comments' not in it or (is_answer(it['general_comments']) or text(it['general_comments'])))
        and ('public_datasets' not in it or (public_datasets(it['public_datasets']) or not_used(it['public_datasets'])))
        and ('licensed_data' not in it or (licensed_data(it['licensed_data']) or not_used(it['licensed_data'])))
        and ('private_datasets' not in it or (private_datasets(it['private_datasets']) or not_used(it['private_datasets'])))
        and ('crawled_data' not in it or (crawled_data(it['crawled_data']) or not_used(it['crawled_data'])))
        and ('user_data' not in it or (user_data(it['user_data']) or service_user_data(it['user_data']) or no_user_data(it['user_data'])))
        and ('synthetic_data' not in it or (synthetic_data(it['synthetic_data']) or not_used(it['synthetic_data'])))
        and ('other_sources' not in it or (other_sources(it['other_sources']) or not_used(it['other_sources'])))
        and ('code_signatory' not in it or type(it['code_signatory']) is bool)
        and ('reservation_measures' not in it or (is_answer(it['reservation_measures']) or text(it['reservation_measures'])))
        and ('reservation_comments' not in it or (is_answer(it['reservation_comments']) or text(it['reservation_comments'])))
        and ('illegal_content_measures' not in it or (is_answer(it['illegal_content_measures']) or text(it['illegal_content_measures'])))
        and ('other_information' not in it or (is_answer(it['other_information']) or text(it['other_information'])))
        and ('extensions' not in it or (isinstance(it['extensions'], dict) and no_json(it['extensions']) is None))
    )
