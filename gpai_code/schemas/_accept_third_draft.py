"""Whether a document fits: made from `schemas/third-draft` by `tools/write_accept.py`."""
# ruff: noqa: E501
# fmt: off

from gpai_code.constraints.fast_path import fits, is_answer, is_day, is_decimal, is_link, no_json, whole

TYPE_CHECKING = False  # importing typing would cost time
if TYPE_CHECKING:
    from typing import Any


def text(it: "Any") -> bool:
    return isinstance(it, str) and len(it) <= 200000 and fits('^(?![\\t\\n\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]*(?:[nN][ ]?[./]?[ ]?[aA][.]?|[nN][oO][tT] [aA][pP][pP][lL][iI][cC][aA][bB][lL][eE][.]?|[nN][oO][nN][eE][.]?)[\\t\\n\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]*$(?!\\n))[\\t\\n\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]*[^\\t\\n\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$(?!\\n)', it)


def text_or_none_exists(it: "Any") -> bool:
    return it in ('none exists',) or (isinstance(it, str) and len(it) <= 200000 and fits('^(?:none exists)$(?!\\n)|^(?![\\t\\n\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]*(?:[nN][ ]?[./]?[ ]?[aA][.]?|[nN][oO][tT] [aA][pP][pP][lL][iI][cC][aA][bB][lL][eE][.]?|[nN][oO][nN][eE][.]?)[\\t\\n\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]*$(?!\\n))[\\t\\n\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]*[^\\t\\n\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$(?!\\n)', it))


def decimal(it: "Any") -> bool:
    return isinstance(it, str) and len(it) <= 70 and fits('^(?:0|[1-9][0-9]{0,29})(?:\\.[0-9]{1,30})?(?:e-?(?:0|[1-9][0-9]?))?$(?!\\n)', it)


def text_or_not_accessible(it: "Any") -> bool:
    return it in ('not accessible',) or (isinstance(it, str) and len(it) <= 200000 and fits('^(?:not accessible)$(?!\\n)|^(?![\\t\\n\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]*(?:[nN][ ]?[./]?[ ]?[aA][.]?|[nN][oO][tT] [aA][pP][pP][lL][iI][cC][aA][bB][lL][eE][.]?|[nN][oO][nN][eE][.]?)[\\t\\n\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]*$(?!\\n))[\\t\\n\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]*[^\\t\\n\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$(?!\\n)', it))


def link(it: "Any") -> bool:
    return isinstance(it, str) and len(it) <= 2048 and fits('^https?://[^\\t\\n\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0022<>\\\\^`{|}]+$(?!\\n)', it)


def date(it: "Any") -> bool:
    return isinstance(it, str) and len(it) <= 10 and fits('^(?!0000)(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)$(?!\\n)', it)


def text_or_n_a(it: "Any") -> bool:
    return it in ('N/A',) or (isinstance(it, str) and len(it) <= 200000 and fits('^(?:N/A)$(?!\\n)|^(?![\\t\\n\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]*(?:[nN][ ]?[./]?[ ]?[aA][.]?|[nN][oO][tT] [aA][pP][pP][lL][iI][cC][aA][bB][lL][eE][.]?|[nN][oO][nN][eE][.]?)[\\t\\n\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]*$(?!\\n))[\\t\\n\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]*[^\\t\\n\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$(?!\\n)', it))


_ASSET = {'name', 'access', 'license'}


def asset(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _ASSET
        and 'name' in it and (is_answer(it['name']) or text(it['name']))
        and 'access' in it and (is_answer(it['access']) or text(it['access']))
        and 'license' in it and (is_answer(it['license']) or text_or_none_exists(it['license']))
    )


_COMPUTATION = {'value', 'unit'}


def computation(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _COMPUTATION
        and 'value' in it and (is_decimal(it['value']) or decimal(it['value']))
        and 'unit' in it and it['unit'] == 'FLOP'
    )


def data_part(it: "Any") -> bool:
    return (isinstance(it, str) and it in {'testing', 'training', 'validation'})


_DATA_POINTS = {'part', 'value', 'unit'}


def data_points(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _DATA_POINTS
        and 'part' in it and data_part(it['part'])
        and 'value' in it and (is_decimal(it['value']) or decimal(it['value']))
        and 'unit' in it and (is_answer(it['unit']) or text(it['unit']))
    )


_DEPENDENCY = {'name', 'documentation'}


def dependency(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _DEPENDENCY
        and 'name' in it and (is_answer(it['name']) or text(it['name']))
        and 'documentation' in it and (is_answer(it['documentation']) or text_or_not_accessible(it['documentation']))
    )


_DISTRIBUTION_CHANNEL = {'name', 'access_level', 'link'}


def distribution_channel(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _DISTRIBUTION_CHANNEL
        and 'name' in it and (is_answer(it['name']) or text(it['name']))
        and 'access_level' in it and (is_answer(it['access_level']) or text(it['access_level']))
        and ('link' not in it or (is_link(it['link']) or link(it['link'])))
    )


def draft_data_provenance(it: "Any") -> bool:
    return (isinstance(it, str) and it in {'User data', 'Web crawling', 'Publicly available datasets', 'Data collected through other means', 'Data annotation or creation potentially through relationships with third parties', 'Synthetically generated data (when created directly by the provider or on behalf of the provider)', 'Private data licensed by or on behalf of rights holders, or acquired from other third parties'})


_DRAFT_PROVENANCE_CHOICE = {'selected', 'other'}


def draft_provenance_choice(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _DRAFT_PROVENANCE_CHOICE
        and len(it) >= 1
        and ('selected' not in it or (isinstance(it['selected'], list) and 1 <= len(it['selected']) <= 7 and all(map(draft_data_provenance, it['selected'])) and len(set(it['selected'])) == len(it['selected'])))
        and ('other' not in it or (is_answer(it['other']) or text(it['other'])))
    )


_ENERGY = {'value', 'unit'}


def energy(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _ENERGY
        and 'value' in it and (is_decimal(it['value']) or decimal(it['value']))
        and 'unit' in it and it['unit'] == 'MWh'
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


_HARDWARE_TIME = {'hardware', 'value', 'unit'}


def hardware_time(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _HARDWARE_TIME
        and 'hardware' in it and (is_answer(it['hardware']) or text(it['hardware']))
        and 'value' in it and (is_decimal(it['value']) or decimal(it['value']))
        and 'unit' in it and it['unit'] == 'hardware days'
    )


def modality(it: "Any") -> bool:
    return (isinstance(it, str) and it in {'Audio', 'Images', 'Text', 'Video'})


_MODALITY_CHOICE = {'selected', 'other'}


def modality_choice(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _MODALITY_CHOICE
        and len(it) >= 1
        and ('selected' not in it or (isinstance(it['selected'], list) and 1 <= len(it['selected']) <= 4 and all(map(modality, it['selected'])) and len(set(it['selected'])) == len(it['selected'])))
        and ('other' not in it or (is_answer(it['other']) or text(it['other'])))
    )


_PARAMETER_COUNT = {'value', 'unit'}


def parameter_count(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _PARAMETER_COUNT
        and 'value' in it and (is_decimal(it['value']) or decimal(it['value']))
        and 'unit' in it and it['unit'] == 'parameters'
    )


_TRAINING_TIME = {'period', 'value', 'unit'}


def training_time(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _TRAINING_TIME
        and 'period' in it and (is_answer(it['period']) or text(it['period']))
        and 'value' in it and (is_decimal(it['value']) or decimal(it['value']))
        and 'unit' in it and it['unit'] == 'wall clock days'
    )


_MODEL_DOCUMENTATION_FORM_AIO_DOCUMENT = {'$schema', 'document', 'edition', 'audience', 'generated_by', 'last_updated', 'document_version', 'provider_legal_name', 'model_family', 'versioned_model_name', 'model_authenticity', 'release_date', 'union_market_release_date', 'model_dependencies', 'model_architecture', 'model_architecture_detailed', 'model_design_specifications', 'input_modalities', 'output_modalities', 'total_parameters', 'distribution_channels', 'license', 'additional_assets', 'acceptable_use_policy', 'intended_uses', 'integrable_ai_systems', 'technical_documentation', 'training_design_specifications', 'parameter_relevance', 'decision_rationale', 'data_modalities', 'data_provenance', 'data_acquisition_and_selection', 'data_points', 'data_scope', 'data_curation', 'harmful_data_measures', 'personal_data_measures', 'bias_measures', 'training_time', 'training_hardware_time', 'training_compute', 'training_compute_methodology', 'training_energy', 'training_energy_methodology', 'inference_compute', 'inference_compute_methodology', 'evaluation', 'adversarial_testing', 'model_adaptations', 'system_architecture'}


def model_documentation_form_aio_document(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _MODEL_DOCUMENTATION_FORM_AIO_DOCUMENT
        and ('$schema' not in it or (is_answer(it['$schema']) or text(it['$schema'])))
        and 'document' in it and it['document'] == 'model-documentation-form'
        and 'edition' in it and it['edition'] == 'third-draft'
        and 'audience' in it and it['audience'] == 'AIO'
        and ('generated_by' not in it or generated_by(it['generated_by']))
        and ('last_updated' not in it or (is_day(it['last_updated']) or date(it['last_updated'])))
        and ('document_version' not in it or (is_answer(it['document_version']) or text(it['document_version'])))
        and ('provider_legal_name' not in it or (is_answer(it['provider_legal_name']) or text(it['provider_legal_name'])))
        and ('model_family' not in it or (is_answer(it['model_family']) or text(it['model_family'])))
        and ('versioned_model_name' not in it or (is_answer(it['versioned_model_name']) or text(it['versioned_model_name'])))
        and ('model_authenticity' not in it or (is_answer(it['model_authenticity']) or text(it['model_authenticity'])))
        and ('release_date' not in it or (is_day(it['release_date']) or date(it['release_date'])))
        and ('union_market_release_date' not in it or (is_day(it['union_market_release_date']) or date(it['union_market_release_date'])))
        and ('model_dependencies' not in it or (isinstance(it['model_dependencies'], list) and len(it['model_dependencies']) <= 1000 and all(map(dependency, it['model_dependencies']))))
        and ('model_architecture' not in it or (is_answer(it['model_architecture']) or text(it['model_architecture'])))
        and ('model_architecture_detailed' not in it or (is_answer(it['model_architecture_detailed']) or text_or_n_a(it['model_architecture_detailed'])))
        and ('model_design_specifications' not in it or (is_answer(it['model_design_specifications']) or text(it['model_design_specifications'])))
        and ('input_modalities' not in it or modality_choice(it['input_modalities']))
        and ('output_modalities' not in it or modality_choice(it['output_modalities']))
        and ('total_parameters' not in it or parameter_count(it['total_parameters']))
        and ('distribution_channels' not in it or (isinstance(it['distribution_channels'], list) and len(it['distribution_channels']) <= 1000 and all(map(distribution_channel, it['distribution_channels']))))
        and ('license' not in it or (is_answer(it['license']) or text_or_none_exists(it['license'])))
        and ('additional_assets' not in it or (isinstance(it['additional_assets'], list) and len(it['additional_assets']) <= 1000 and all(map(asset, it['additional_assets']))))
        and ('acceptable_use_policy' not in it or (is_answer(it['acceptable_use_policy']) or text_or_none_exists(it['acceptable_use_policy'])))
        and ('intended_uses' not in it or (is_answer(it['intended_uses']) or text_or_n_a(it['intended_uses'])))
        and ('integrable_ai_systems' not in it or (is_answer(it['integrable_ai_systems']) or text(it['integrable_ai_systems'])))
        and ('technical_documentation' not in it or (is_answer(it['technical_documentation']) or text(it['technical_documentation'])))
        and ('training_design_specifications' not in it or (is_answer(it['training_design_specifications']) or text(it['training_design_specifications'])))
        and ('parameter_relevance' not in it or (is_answer(it['parameter_relevance']) or text(it['parameter_relevance'])))
        and ('decision_rationale' not in it or (is_answer(it['decision_rationale']) or text(it['decision_rationale'])))
        and ('data_modalities' not in it or modality_choice(it['data_modalities']))
        and ('data_provenance' not in it or draft_provenance_choice(it['data_provenance']))
        and ('data_acquisition_and_selection' not in it or (is_answer(it['data_acquisition_and_selection']) or text(it['data_acquisition_and_selection'])))
        and ('data_points' not in it or (isinstance(it['data_points'], list) and 1 <= len(it['data_points']) <= 1000 and all(map(data_points, it['data_points']))))
        and ('data_scope' not in it or (is_answer(it['data_scope']) or text(it['data_scope'])))
        and ('data_curation' not in it or (is_answer(it['data_curation']) or text(it['data_curation'])))
        and ('harmful_data_measures' not in it or (is_answer(it['harmful_data_measures']) or text(it['harmful_data_measures'])))
        and ('personal_data_measures' not in it or (is_answer(it['personal_data_measures']) or text(it['personal_data_measures'])))
        and ('bias_measures' not in it or (is_answer(it['bias_measures']) or text(it['bias_measures'])))
        and ('training_time' not in it or training_time(it['training_time']))
        and ('training_hardware_time' not in it or (isinstance(it['training_hardware_time'], list) and 1 <= len(it['training_hardware_time']) <= 1000 and all(map(hardware_time, it['training_hardware_time']))))
        and ('training_compute' not in it or computation(it['training_compute']))
        and ('training_compute_methodology' not in it or (is_answer(it['training_compute_methodology']) or text(it['training_compute_methodology'])))
        and ('training_energy' not in it or energy(it['training_energy']))
        and ('training_energy_methodology' not in it or (is_answer(it['training_energy_methodology']) or text(it['training_energy_methodology'])))
        and ('inference_compute' not in it or computation(it['inference_compute']))
        and ('inference_compute_methodology' not in it or (is_answer(it['inference_compute_methodology']) or text(it['inference_compute_methodology'])))
        and ('evaluation' not in it or (is_answer(it['evaluation']) or text(it['evaluation'])))
        and ('adversarial_testing' not in it or (is_answer(it['adversarial_testing']) or text(it['adversarial_testing'])))
        and ('model_adaptations' not in it or (is_answer(it['model_adaptations']) or text(it['model_adaptations'])))
        and ('system_architecture' not in it or (is_answer(it['system_architecture']) or text(it['system_architecture'])))
    )


def draft_parameter_range(it: "Any") -> bool:
    return (isinstance(it, str) and it in {'1-500M', '100B-500B', '15B-50B', '500B-1T', '500M-5B', '50B-100B', '5B-15B', '>1T'})


_MODALITY_SIZES = {'text', 'images', 'audio', 'video', 'other'}


def modality_sizes(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _MODALITY_SIZES
        and len(it) >= 1
        and ('text' not in it or (is_answer(it['text']) or text_or_n_a(it['text'])))
        and ('images' not in it or (is_answer(it['images']) or text_or_n_a(it['images'])))
        and ('audio' not in it or (is_answer(it['audio']) or text_or_n_a(it['audio'])))
        and ('video' not in it or (is_answer(it['video']) or text_or_n_a(it['video'])))
        and ('other' not in it or (is_answer(it['other']) or text_or_n_a(it['other'])))
    )


_MODEL_DOCUMENTATION_FORM_DPS_DOCUMENT = {'$schema', 'document', 'edition', 'audience', 'generated_by', 'last_updated', 'document_version', 'provider_legal_name', 'model_family', 'versioned_model_name', 'release_date', 'union_market_release_date', 'model_dependencies', 'model_architecture', 'input_modalities', 'input_maximum_sizes', 'output_modalities', 'output_maximum_sizes', 'parameter_range', 'distribution_channels', 'license_category', 'acceptable_use_policy', 'intended_uses', 'integrable_ai_systems', 'integration_means', 'required_hardware', 'required_software', 'data_modalities', 'data_provenance', 'data_curation'}


def model_documentation_form_dps_document(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _MODEL_DOCUMENTATION_FORM_DPS_DOCUMENT
        and ('$schema' not in it or (is_answer(it['$schema']) or text(it['$schema'])))
        and 'document' in it and it['document'] == 'model-documentation-form'
        and 'edition' in it and it['edition'] == 'third-draft'
        and 'audience' in it and it['audience'] == 'DPs'
        and ('generated_by' not in it or generated_by(it['generated_by']))
        and ('last_updated' not in it or (is_day(it['last_updated']) or date(it['last_updated'])))
        and ('document_version' not in it or (is_answer(it['document_version']) or text(it['document_version'])))
        and ('provider_legal_name' not in it or (is_answer(it['provider_legal_name']) or text(it['provider_legal_name'])))
        and ('model_family' not in it or (is_answer(it['model_family']) or text(it['model_family'])))
        and ('versioned_model_name' not in it or (is_answer(it['versioned_model_name']) or text(it['versioned_model_name'])))
        and ('release_date' not in it or (is_day(it['release_date']) or date(it['release_date'])))
        and ('union_market_release_date' not in it or (is_day(it['union_market_release_date']) or date(it['union_market_release_date'])))
        and ('model_dependencies' not in it or (isinstance(it['model_dependencies'], list) and len(it['model_dependencies']) <= 1000 and all(map(dependency, it['model_dependencies']))))
        and ('model_architecture' not in it or (is_answer(it['model_architecture']) or text(it['model_architecture'])))
        and ('input_modalities' not in it or modality_choice(it['input_modalities']))
        and ('input_maximum_sizes' not in it or modality_sizes(it['input_maximum_sizes']))
        and ('output_modalities' not in it or modality_choice(it['output_modalities']))
        and ('output_maximum_sizes' not in it or modality_sizes(it['output_maximum_sizes']))
        and ('parameter_range' not in it or draft_parameter_range(it['parameter_range']))
        and ('distribution_channels' not in it or (isinstance(it['distribution_channels'], list) and len(it['distribution_channels']) <= 1000 and all(map(distribution_channel, it['distribution_channels']))))
        and ('license_category' not in it or (is_answer(it['license_category']) or text(it['license_category'])))
        and ('acceptable_use_policy' not in it or (is_answer(it['acceptable_use_policy']) or text_or_none_exists(it['acceptable_use_policy'])))
        and ('intended_uses' not in it or (is_answer(it['intended_uses']) or text_or_n_a(it['intended_uses'])))
        and ('integrable_ai_systems' not in it or (is_answer(it['integrable_ai_systems']) or text(it['integrable_ai_systems'])))
        and ('integration_means' not in it or (is_answer(it['integration_means']) or text(it['integration_means'])))
        and ('required_hardware' not in it or (is_answer(it['required_hardware']) or text_or_n_a(it['required_hardware'])))
        and ('required_software' not in it or (is_answer(it['required_software']) or text_or_n_a(it['required_software'])))
        and ('data_modalities' not in it or modality_choice(it['data_modalities']))
        and ('data_provenance' not in it or draft_provenance_choice(it['data_provenance']))
        and ('data_curation' not in it or (is_answer(it['data_curation']) or text(it['data_curation'])))
    )


_MODEL_DOCUMENTATION_FORM_NCAS_DOCUMENT = {'$schema', 'document', 'edition', 'audience', 'generated_by', 'last_updated', 'document_version', 'provider_legal_name', 'model_family', 'versioned_model_name', 'model_authenticity', 'release_date', 'union_market_release_date', 'model_dependencies', 'model_architecture', 'model_design_specifications', 'input_modalities', 'output_modalities', 'parameter_range', 'distribution_channels', 'license', 'additional_assets', 'acceptable_use_policy', 'intended_uses', 'integrable_ai_systems', 'technical_documentation', 'training_design_specifications', 'parameter_relevance', 'decision_rationale', 'data_modalities', 'data_provenance', 'data_acquisition_and_selection', 'data_points', 'data_scope', 'data_curation', 'harmful_data_measures', 'personal_data_measures', 'bias_measures', 'training_time', 'training_compute', 'training_compute_methodology', 'training_energy', 'training_energy_methodology', 'inference_compute', 'inference_compute_methodology', 'evaluation', 'adversarial_testing', 'model_adaptations', 'system_architecture'}


def model_documentation_form_ncas_document(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _MODEL_DOCUMENTATION_FORM_NCAS_DOCUMENT
        and ('$schema' not in it or (is_answer(it['$schema']) or text(it['$schema'])))
        and 'document' in it and it['document'] == 'model-documentation-form'
        and 'edition' in it and it['edition'] == 'third-draft'
        and 'audience' in it and it['audience'] == 'NCAs'
        and ('generated_by' not in it or generated_by(it['generated_by']))
        and ('last_updated' not in it or (is_day(it['last_updated']) or date(it['last_updated'])))
        and ('document_version' not in it or (is_answer(it['document_version']) or text(it['document_version'])))
        and ('provider_legal_name' not in it or (is_answer(it['provider_legal_name']) or text(it['provider_legal_name'])))
        and ('model_family' not in it or (is_answer(it['model_family']) or text(it['model_family'])))
        and ('versioned_model_name' not in it or (is_answer(it['versioned_model_name']) or text(it['versioned_model_name'])))
        and ('model_authenticity' not in it or (is_answer(it['model_authenticity']) or text(it['model_authenticity'])))
        and ('release_date' not in it or (is_day(it['release_date']) or date(it['release_date'])))
        and ('union_market_release_date' not in it or (is_day(it['union_market_release_date']) or date(it['union_market_release_date'])))
        and ('model_dependencies' not in it or (isinstance(it['model_dependencies'], list) and len(it['model_dependencies']) <= 1000 and all(map(dependency, it['model_dependencies']))))
        and ('model_architecture' not in it or (is_answer(it['model_architecture']) or text(it['model_architecture'])))
        and ('model_design_specifications' not in it or (is_answer(it['model_design_specifications']) or text(it['model_design_specifications'])))
        and ('input_modalities' not in it or modality_choice(it['input_modalities']))
        and ('output_modalities' not in it or modality_choice(it['output_modalities']))
        and ('parameter_range' not in it or draft_parameter_range(it['parameter_range']))
        and ('distribution_channels' not in it or (isinstance(it['distribution_channels'], list) and len(it['distribution_channels']) <= 1000 and all(map(distribution_channel, it['distribution_channels']))))
        and ('license' not in it or (is_answer(it['license']) or text_or_none_exists(it['license'])))
        and ('additional_assets' not in it or (isinstance(it['additional_assets'], list) and len(it['additional_assets']) <= 1000 and all(map(asset, it['additional_assets']))))
        and ('acceptable_use_policy' not in it or (is_answer(it['acceptable_use_policy']) or text_or_none_exists(it['acceptable_use_policy'])))
        and ('intended_uses' not in it or (is_answer(it['intended_uses']) or text_or_n_a(it['intended_uses'])))
        and ('integrable_ai_systems' not in it or (is_answer(it['integrable_ai_systems']) or text(it['integrable_ai_systems'])))
        and ('technical_documentation' not in it or (is_answer(it['technical_documentation']) or text(it['technical_documentation'])))
        and ('training_design_specifications' not in it or (is_answer(it['training_design_specifications']) or text(it['training_design_specifications'])))
        and ('parameter_relevance' not in it or (is_answer(it['parameter_relevance']) or text(it['parameter_relevance'])))
        and ('decision_rationale' not in it or (is_answer(it['decision_rationale']) or text(it['decision_rationale'])))
        and ('data_modalities' not in it or modality_choice(it['data_modalities']))
        and ('data_provenance' not in it or draft_provenance_choice(it['data_provenance']))
        and ('data_acquisition_and_selection' not in it or (is_answer(it['data_acquisition_and_selection']) or text(it['data_acquisition_and_selection'])))
        and ('data_points' not in it or (isinstance(it['data_points'], list) and 1 <= len(it['data_points']) <= 1000 and all(map(data_points, it['data_points']))))
        and ('data_scope' not in it or (is_answer(it['data_scope']) or text(it['data_scope'])))
        and ('data_curation' not in it or (is_answer(it['data_curation']) or text(it['data_curation'])))
        and ('harmful_data_measures' not in it or (is_answer(it['harmful_data_measures']) or text(it['harmful_data_measures'])))
        and ('personal_data_measures' not in it or (is_answer(it['personal_data_measures']) or text(it['personal_data_measures'])))
        and ('bias_measures' not in it or (is_answer(it['bias_measures']) or text(it['bias_measures'])))
        and ('training_time' not in it or training_time(it['training_time']))
        and ('training_compute' not in it or computation(it['training_compute']))
        and ('training_compute_methodology' not in it or (is_answer(it['training_compute_methodology']) or text(it['training_compute_methodology'])))
        and ('training_energy' not in it or energy(it['training_energy']))
        and ('training_energy_methodology' not in it or (is_answer(it['training_energy_methodology']) or text(it['training_energy_methodology'])))
        and ('inference_compute' not in it or computation(it['inference_compute']))
        and ('inference_compute_methodology' not in it or (is_answer(it['inference_compute_methodology']) or text(it['inference_compute_methodology'])))
        and ('evaluation' not in it or (is_answer(it['evaluation']) or text(it['evaluation'])))
        and ('adversarial_testing' not in it or (is_answer(it['adversarial_testing']) or text(it['adversarial_testing'])))
        and ('model_adaptations' not in it or (is_answer(it['model_adaptations']) or text(it['model_adaptations'])))
        and ('system_architecture' not in it or (is_answer(it['system_architecture']) or text(it['system_architecture'])))
    )


_MODEL_DOCUMENTATION_FORM_DOCUMENT = {'$schema', 'document', 'edition', 'generated_by', 'last_updated', 'document_version', 'provider_legal_name', 'model_family', 'versioned_model_name', 'model_authenticity', 'release_date', 'union_market_release_date', 'model_dependencies', 'model_architecture', 'model_architecture_detailed', 'model_design_specifications', 'input_modalities', 'input_maximum_sizes', 'output_modalities', 'output_maximum_sizes', 'total_parameters', 'parameter_range', 'distribution_channels', 'license', 'license_category', 'additional_assets', 'acceptable_use_policy', 'intended_uses', 'integrable_ai_systems', 'technical_documentation', 'integration_means', 'required_hardware', 'required_software', 'training_design_specifications', 'parameter_relevance', 'decision_rationale', 'data_modalities', 'data_provenance', 'data_acquisition_and_selection', 'data_points', 'data_scope', 'data_curation', 'harmful_data_measures', 'personal_data_measures', 'bias_measures', 'training_time', 'training_hardware_time', 'training_compute', 'training_compute_methodology', 'training_energy', 'training_energy_methodology', 'inference_compute', 'inference_compute_methodology', 'evaluation', 'adversarial_testing', 'model_adaptations', 'system_architecture', 'extensions'}


def model_documentation_form_document(it: "Any") -> bool:
    return (
        isinstance(it, dict)
        and it.keys() <= _MODEL_DOCUMENTATION_FORM_DOCUMENT
        and ('$schema' not in it or (is_answer(it['$schema']) or text(it['$schema'])))
        and 'document' in it and it['document'] == 'model-documentation-form'
        and 'edition' in it and it['edition'] == 'third-draft'
        and ('generated_by' not in it or generated_by(it['generated_by']))
        and ('last_updated' not in it or (is_day(it['last_updated']) or date(it['last_updated'])))
        and ('document_version' not in it or (is_answer(it['document_version']) or text(it['document_version'])))
        and ('provider_legal_name' not in it or (is_answer(it['provider_legal_name']) or text(it['provider_legal_name'])))
        and ('model_family' not in it or (is_answer(it['model_family']) or text(it['model_family'])))
        and ('versioned_model_name' not in it or (is_answer(it['versioned_model_name']) or text(it['versioned_model_name'])))
        and ('model_authenticity' not in it or (is_answer(it['model_authenticity']) or text(it['model_authenticity'])))
        and ('release_date' not in it or (is_day(it['release_date']) or date(it['release_date'])))
        and ('union_market_release_date' not in it or (is_day(it['union_market_release_date']) or date(it['union_market_release_date'])))
        and ('model_dependencies' not in it or (isinstance(it['model_dependencies'], list) and len(it['model_dependencies']) <= 1000 and all(map(dependency, it['model_dependencies']))))
        and ('model_architecture' not in it or (is_answer(it['model_architecture']) or text(it['model_architecture'])))
        and ('model_architecture_detailed' not in it or (is_answer(it['model_architecture_detailed']) or text_or_n_a(it['model_architecture_detailed'])))
        and ('model_design_specifications' not in it or (is_answer(it['model_design_specifications']) or text(it['model_design_specifications'])))
        and ('input_modalities' not in it or modality_choice(it['input_modalities']))
        and ('input_maximum_sizes' not in it or modality_sizes(it['input_maximum_sizes']))
        and ('output_modalities' not in it or modality_choice(it['output_modalities']))
        and ('output_maximum_sizes' not in it or modality_sizes(it['output_maximum_sizes']))
        and ('total_parameters' not in it or parameter_count(it['total_parameters']))
        and ('parameter_range' not in it or draft_parameter_range(it['parameter_range']))
        and ('distribution_channels' not in it or (isinstance(it['distribution_channels'], list) and len(it['distribution_channels']) <= 1000 and all(map(distribution_channel, it['distribution_channels']))))
        and ('license' not in it or (is_answer(it['license']) or text_or_none_exists(it['license'])))
        and ('license_category' not in it or (is_answer(it['license_category']) or text(it['license_category'])))
        and ('additional_assets' not in it or (isinstance(it['additional_assets'], list) and len(it['additional_assets']) <= 1000 and all(map(asset, it['additional_assets']))))
        and ('acceptable_use_policy' not in it or (is_answer(it['acceptable_use_policy']) or text_or_none_exists(it['acceptable_use_policy'])))
        and ('intended_uses' not in it or (is_answer(it['intended_uses']) or text_or_n_a(it['intended_uses'])))
        and ('integrable_ai_systems' not in it or (is_answer(it['integrable_ai_systems']) or text(it['integrable_ai_systems'])))
        and ('technical_documentation' not in it or (is_answer(it['technical_documentation']) or text(it['technical_documentation'])))
        and ('integration_means' not in it or (is_answer(it['integration_means']) or text(it['integration_means'])))
        and ('required_hardware' not in it or (is_answer(it['required_hardware']) or text_or_n_a(it['required_hardware'])))
        and ('required_software' not in it or (is_answer(it['required_software']) or text_or_n_a(it['required_software'])))
        and ('training_design_specifications' not in it or (is_answer(it['training_design_specifications']) or text(it['training_design_specifications'])))
        and ('parameter_relevance' not in it or (is_answer(it['parameter_relevance']) or text(it['parameter_relevance'])))
        and ('decision_rationale' not in it or (is_answer(it['decision_rationale']) or text(it['decision_rationale'])))
        and ('data_modalities' not in it or modality_choice(it['data_modalities']))
        and ('data_provenance' not in it or draft_provenance_choice(it['data_provenance']))
        and ('data_acquisition_and_selection' not in it or (is_answer(it['data_acquisition_and_selection']) or text(it['data_acquisition_and_selection'])))
        and ('data_points' not in it or (isinstance(it['data_points'], list) and 1 <= len(it['data_points']) <= 1000 and all(map(data_points, it['data_points']))))
        and ('data_scope' not in it or (is_answer(it['data_scope']) or text(it['data_scope'])))
        and ('data_curation' not in it or (is_answer(it['data_curation']) or text(it['data_curation'])))
        and ('harmful_data_measures' not in it or (is_answer(it['harmful_data_measures']) or text(it['harmful_data_measures'])))
        and ('personal_data_measures' not in it or (is_answer(it['personal_data_measures']) or text(it['personal_data_measures'])))
        and ('bias_measures' not in it or (is_answer(it['bias_measures']) or text(it['bias_measures'])))
        and ('training_time' not in it or training_time(it['training_time']))
        and ('training_hardware_time' not in it or (isinstance(it['training_hardware_time'], list) and 1 <= len(it['training_hardware_time']) <= 1000 and all(map(hardware_time, it['training_hardware_time']))))
        and ('training_compute' not in it or computation(it['training_compute']))
        and ('training_compute_methodology' not in it or (is_answer(it['training_compute_methodology']) or text(it['training_compute_methodology'])))
        and ('training_energy' not in it or energy(it['training_energy']))
        and ('training_energy_methodology' not in it or (is_answer(it['training_energy_methodology']) or text(it['training_energy_methodology'])))
        and ('inference_compute' not in it or computation(it['inference_compute']))
        and ('inference_compute_methodology' not in it or (is_answer(it['inference_compute_methodology']) or text(it['inference_compute_methodology'])))
        and ('evaluation' not in it or (is_answer(it['evaluation']) or text(it['evaluation'])))
        and ('adversarial_testing' not in it or (is_answer(it['adversarial_testing']) or text(it['adversarial_testing'])))
        and ('model_adaptations' not in it or (is_answer(it['model_adaptations']) or text(it['model_adaptations'])))
        and ('system_architecture' not in it or (is_answer(it['system_architecture']) or text(it['system_architecture'])))
        and ('extensions' not in it or (isinstance(it['extensions'], dict) and no_json(it['extensions']) is None))
    )
