"""What each rule of a check says, for readers of a report who do not have our documents."""

import attrs

from gpai_code.constraints.record import Record
from gpai_code.vocabulary import Severity


@attrs.frozen(eq=False, repr=False)
class CheckRule(Record):
    """
    A rule that a check can name.

    Attributes:
        id: Its stable name.
        severity: How much a finding of it mostly matters; None for a rule of reading, without
            which nothing else can be checked.
        title: A few words.
        says: What it asks.
        remedy: What to do.
    """

    id: str
    severity: Severity | None
    title: str
    says: str
    remedy: str


_ERROR, _MISSING, _ADVICE = Severity

_READING: tuple[tuple[str, str, str, str], ...] = (
    ("file", "File not read", "The file is there and can be read.", "Check its name and rights."),
    (
        "not-checked",
        "Document not checked",
        "The document is of the kind and edition that was asked for.",
        "Name another document, or change the options.",
    ),
    (
        "more-faults",
        "More faults",
        "Only the first faults of a file are named.",
        "Correct those, and check again.",
    ),
    ("size", "Too large", "Documents have a largest size.", "Make the document smaller."),
    ("depth", "Nested too deep", "Objects and lists nest 64 deep at most.", "Flatten them."),
    ("utf-8", "Not UTF-8", "Documents are written in UTF-8.", "Save the file as UTF-8."),
    (
        "surrogate",
        "Half a character",
        "Texts hold whole characters, no halves of surrogate pairs.",
        "Write the whole character.",
    ),
    (
        "json",
        "Not JSON",
        "The file is one JSON document, with nothing after it.",
        "Correct the syntax at the place that is named.",
    ),
    (
        "yaml",
        "Not YAML",
        "A form that is no JSON is one YAML document.",
        "Correct the syntax at the place that is named.",
    ),
    (
        "alias",
        "Alias in YAML",
        "A form in YAML says everything where it belongs.",
        "Write out what the alias stands for.",
    ),
    ("tag", "Tag in YAML", "A form in YAML has no tags.", "Leave the tag out."),
    (
        "key",
        "Name that is no text",
        "Names in YAML are those of rows and fields.",
        "Write the name of a row.",
    ),
    (
        "comment",
        "Text cut by a comment",
        "No text in YAML ends where a comment begins on its line.",
        "Put the text between quotation marks, or the comment on a line of its own.",
    ),
    (
        "number",
        "Number beyond measure",
        "Numbers are finite and of usual length.",
        "Write a shorter number, or leave the value out.",
    ),
    (
        "duplicate-key",
        "Key given twice",
        "Each key is given once in its object.",
        "Keep one of the two.",
    ),
    (
        "document",
        "Kind of document not known",
        "A document names its kind.",
        "Write one of the kinds that the message lists.",
    ),
    (
        "edition",
        "Edition not known",
        "A document names the edition of its form.",
        "Write one of the editions that the message lists.",
    ),
    (
        "withheld-row",
        "Row of another audience",
        "A copy for one audience holds only the rows that the Form marks for it.",
        "Make a new copy from the whole form, and do not pass this one on.",
    ),
    ("type", "Wrong type", "A value has the type of its field.", "Give a value of that type."),
    (
        "option",
        "Not one of the options",
        "A choice is one of the printed options.",
        "Choose one of them.",
    ),
    (
        "null",
        "Null",
        "A field without an answer is left out.",
        "Leave the field out.",
    ),
    (
        "missing-field",
        "Field left out",
        "An answer of several fields has all that it needs.",
        "Give the field.",
    ),
    (
        "unknown-field",
        "Unknown field",
        "An object holds no fields beyond those of its form.",
        "Correct its name, remove it, or put it into the extensions.",
    ),
    ("items", "Number of items", "A list has the number of items that it may have.", "Correct it."),
    ("unique-items", "Item given twice", "Some lists hold each item once.", "Keep one of them."),
    ("length", "Text too long", "Texts have a greatest length.", "Shorten the text."),
    (
        "text",
        "Not a text",
        "The answer is a text, which is not empty and says more than 'none'.",
        "Write the answer as text.",
    ),
    ("date", "Not a date", "Days are written as YYYY-MM-DD.", "Write the day so."),
    ("month", "Not a month", "Months are written as YYYY-MM.", "Write the month so."),
    (
        "link",
        "Not a link",
        "Links start with https:// or http://.",
        "Write the whole address.",
    ),
    (
        "domain-name",
        "Not a domain name",
        "A domain name has no scheme, path or port.",
        "Write it as in example.org.",
    ),
    (
        "decimal",
        "Not a figure",
        "Figures are texts, with the digits that are meant.",
        "Write it as in 7.3e10.",
    ),
    (
        "power-of-ten",
        "Not a power of ten",
        "An order of magnitude is a power of ten.",
        "Write it as in 1e24.",
    ),
    (
        "record-id",
        "Not an id",
        "Records have ids of small letters and digits, with hyphens or dots between.",
        "Write it as in cyber-1.",
    ),
    (
        "field-pointer",
        "Not a pointer to a field",
        "A redaction names its place by a JSON Pointer.",
        "Write it as in /evaluations/0/elicitation.",
    ),
    (
        "choice",
        "Nothing chosen",
        "An answer by options chooses one or names another.",
        "Choose at least one, or say which other.",
    ),
    ("sizes", "No size", "An answer by sizes gives at least one.", "Give one for each modality."),
    (
        "domains",
        "No domain names",
        "The list of domain names is there or it is said where to get it.",
        "Give names, a link, or how to get the list.",
    ),
    ("value", "Value not read", "A value can be read.", "See the message."),
)

_SAFETY_SECURITY: tuple[tuple[str, Severity, str, str, str], ...] = (
    (
        "unique-id",
        _ERROR,
        "Id given twice",
        "Each record in a list of a Safety and Security document has an id of its own.",
        "Give one of the two another id.",
    ),
    (
        "id-known",
        _ERROR,
        "Reference leads nowhere",
        "What refers to a risk, an evaluation or a mitigation names the id of one in the document.",
        "Correct the id, or add the record.",
    ),
    (
        "specified-risks",
        _MISSING,
        "Specified systemic risk left out",
        "The four specified systemic risks of Appendix 1.4 are among the systemic risks.",
        "Add the risk.",
    ),
    (
        "risk-has-criteria",
        _MISSING,
        "Risk without acceptance criteria",
        "The Framework has acceptance criteria for each systemic risk.",
        "Add them to the Framework.",
    ),
    (
        "tiers-needed",
        _ERROR,
        "Specified risk without tiers",
        "Criteria other than tiers are open only for a risk that is none of the specified ones.",
        "Define tiers.",
    ),
    (
        "tier-not-reached",
        _ERROR,
        "Every tier reached",
        "At least one tier of each risk has not been reached.",
        "Define a tier that is not.",
    ),
    (
        "separate-support",
        _ADVICE,
        "Support and ownership in one hand",
        "For the presumption, the person who supports and monitors does not answer for business "
        "that may produce systemic risk.",
        "See whether both rows mean the same member of the management body.",
    ),
    (
        "risk-judged",
        _MISSING,
        "Risk without determination",
        "The acceptance of each systemic risk is determined.",
        "Add the determination.",
    ),
    (
        "not-acceptable",
        _ADVICE,
        "Risk not acceptable",
        "A Signatory proceeds only if the systemic risks are determined to be acceptable.",
        "Take measures before proceeding, and determine it again.",
    ),
    (
        "risk-evaluated",
        _ADVICE,
        "Risk without evaluation",
        "Model evaluations are conducted for each systemic risk.",
        "Name the evaluation that tells something about it.",
    ),
    (
        "five-samples",
        _MISSING,
        "Too few samples",
        "At least five random samples are given of each relevant model evaluation.",
        "Add samples.",
    ),
    (
        "evaluator-or-why",
        _ERROR,
        "External evaluators, or why none",
        "A report names its independent external evaluators, or justifies how a condition of "
        "Appendix 3.5 is met.",
        "Correct one of the two rows.",
    ),
    (
        "alternative-serves",
        _ERROR,
        "Alternative for another objective",
        "What takes the place of a listed security mitigation achieves the same objective.",
        "Name the objective with the mitigation, or another alternative.",
    ),
    (
        "objectives-served",
        _ADVICE,
        "Security objectives left open",
        "Each mitigation objective of Appendix 4 is served; implementation may be staged.",
        "Name a mitigation, or say how it is staged.",
    ),
    (
        "changelog-version",
        _ERROR,
        "Version not in the changelog",
        "Each update has an entry in the changelog, with its version number.",
        "Add the entry, or correct the version.",
    ),
    (
        "update-exception",
        _ERROR,
        "Exception without its claim",
        "No six-monthly update is needed for a model that is similarly safe or safer for each "
        "systemic risk.",
        "Claim it for each risk, or take the exception out.",
    ),
    (
        "interim-rows",
        _ADVICE,
        "More than an interim report needs",
        "An interim Model Report contains what Measures 7.2 and 7.5 ask.",
        "Leave the rest to the report itself.",
    ),
    (
        "in-time",
        _ERROR,
        "After its time limit",
        "Confirmation, access and reports come within their time limits.",
        "Correct the date, or say why it is late where the Code lets it be.",
    ),
    (
        "safety-due",
        _MISSING,
        "Due",
        "What the Framework, the Model Report or the incident calls for has been done by the "
        "reference day.",
        "Do it, and give the date.",
    ),
    (
        "final-due",
        _ADVICE,
        "Final report due next",
        "Intermediate reports are for unresolved serious incidents.",
        "Write the final report.",
    ),
    (
        "known-in-final",
        _ADVICE,
        "Not yet known in the final report",
        "The final report covers all the information.",
        "Give the information, or see whether it can still be found out.",
    ),
    (
        "redaction-place",
        _ERROR,
        "Redaction without a place",
        "A redaction names a place of the document that can be left out of a copy.",
        "Correct the JSON Pointer.",
    ),
    (
        "redaction-ground",
        _ERROR,
        "Ground of another document",
        "Each kind of document has its own grounds for redactions.",
        "Name another ground.",
    ),
    (
        "redacted-row",
        _ERROR,
        "Redacted row in a copy",
        "A copy holds no row that its own redactions name.",
        "Make the copy again from the whole document, and do not pass this one on.",
    ),
    (
        "criterion-judged",
        _MISSING,
        "Criterion not judged",
        "Each criterion that the Framework has for a risk of the report is judged in it.",
        "Add the determination.",
    ),
    (
        "criterion-known",
        _ERROR,
        "Criterion not in the Framework",
        "A determination names a criterion that the Framework has for its risk.",
        "Correct one of the two.",
    ),
    (
        "tier-agrees",
        _ERROR,
        "Tiers disagree",
        "The tier that a model has reached is one of the Framework's, and reached there too.",
        "Correct one of the two.",
    ),
    (
        "versions-agree",
        _ADVICE,
        "Version not in the Form",
        "The Model Documentation Form names the versions that are made available.",
        "See whether both mean the same.",
    ),
)

_FINDINGS: tuple[tuple[str, Severity, str, str, str], ...] = (
    (
        "missing",
        _MISSING,
        "Answer owed",
        "A row that the form asks of this model has no answer.",
        "Give an answer, or what the form allows in its place.",
    ),
    (
        "conditional",
        _ADVICE,
        "Owed under a condition",
        "A row that is asked only under a condition has no answer, and nobody said whether the "
        "condition holds.",
        "Answer the row if it does.",
    ),
    (
        "placeholder",
        _MISSING,
        "Placeholder instead of an answer",
        "Words that only keep a place free, such as TODO or three dots, are no answer.",
        "Give the answer.",
    ),
    (
        "answer-in-template",
        _ERROR,
        "Answer left in the template",
        "An answer is read where the row is, not where the template asks for it.",
        "Move it to the top level under the row's name, and delete it from the template.",
    ),
    (
        "not-owed",
        _ADVICE,
        "Document not owed",
        "On the facts given, the provider does not owe the document, for example since Article "
        "53(2) AI Act exempts the model.",
        "Fill it of free will, or leave it.",
    ),
    (
        "facts-agree",
        _ERROR,
        "Contradicts the facts",
        "Licence, public weights, dates of placing on the market and amounts of computation are "
        "the same in the document and in the facts that were given.",
        "Correct the document or the facts.",
    ),
    (
        "recommended-words",
        _ADVICE,
        "Longer than recommended",
        "An answer has more words than the Form recommends.",
        "Shorten it, or leave it as it is: this is a recommendation.",
    ),
    (
        "significant-figures",
        _ADVICE,
        "Fewer figures than asked for",
        "An amount states fewer significant figures than the Form asks for.",
        "Write more figures; 7.0e10 states two, 7e10 one.",
    ),
    (
        "missing-part",
        _MISSING,
        "Part of an answer missing",
        "What the Form asks for of each channel, asset or other model is given.",
        "Give what is missing, or say as the Form allows that there is none.",
    ),
    (
        "sizes-match-choice",
        _ERROR,
        "Sizes and modalities differ",
        "Maximum sizes are given for the modalities that are selected and for no others.",
        "Select the modality, or take its size out.",
    ),
    (
        "coarser-agrees",
        _ERROR,
        "Coarser figure contradicts the precise one",
        "A range, rounded number or order of magnitude fits the precise figure for another "
        "audience.",
        "Correct one of the two.",
    ),
    (
        "systemic-risk",
        _ERROR,
        "Row for systemic risk",
        "A row for models with systemic risk fits what was said of the model.",
        "Answer the row, or take the answer out.",
    ),
    (
        "dates-in-order",
        _ERROR,
        "Dates not in order",
        "Dates and periods follow one another as they must.",
        "Correct one of the dates.",
    ),
    (
        "previous-versions",
        _MISSING,
        "Earlier versions not linked",
        "From the second version on, a summary links to the earlier ones.",
        "Add the links.",
    ),
    (
        "representative",
        _ADVICE,
        "Authorised representative",
        "A provider from a third country names its representative in the Union, unless an "
        "exemption holds.",
        "Name the representative, or see whether the exemption holds.",
    ),
    (
        "base-named",
        _ERROR,
        "Base model not named",
        "A provider that modified a model names the model.",
        "Name it.",
    ),
    (
        "base-linked",
        _ADVICE,
        "Summary of the base model not linked",
        "The summary of the base model is linked where there is one.",
        "Add the link if there is one.",
    ),
    (
        "modification-only",
        _ADVICE,
        "Data of the modification",
        "A modifier describes only the data used for the modification.",
        "See whether this provider is a modifier.",
    ),
    (
        "date-per-version",
        _MISSING,
        "Date for each version",
        "Each version of the model has a date of placing on the market.",
        "Add the dates.",
    ),
    (
        "due-date",
        _MISSING,
        "Summary due",
        "A summary is public no later than the model's placing on the Union market; for models "
        "placed there before 2 August 2025, by 2 August 2027.",
        "Publish it, and state and justify gaps where the older models have any.",
    ),
    (
        "publication-places",
        _ADVICE,
        "Where to publish the summary",
        "A summary is public on the provider's official website and, with the model, on all its "
        "public channels of distribution.",
        "Publish it in all these places.",
    ),
    (
        "update-due",
        _MISSING,
        "Update due",
        "While training on new data goes on, a summary is updated every six months, or sooner "
        "where the new data change it materially; a check sees the six months alone.",
        "Update it.",
    ),
    (
        "modality",
        _MISSING,
        "No modality",
        "At least one modality of the training data is ticked.",
        "Tick those that were used.",
    ),
    (
        "one-size",
        _ADVICE,
        "Two sizes",
        "A size in another unit is given instead of the range.",
        "Keep one, or see that the two agree.",
    ),
    (
        "modalities-agree",
        _ERROR,
        "Modalities disagree",
        "The modalities of training data are the same wherever they are named.",
        "Correct one of the places.",
    ),
    (
        "some-source",
        _ERROR,
        "No source of data",
        "A model is trained on something, so that one source at least is answered with yes.",
        "Answer the source that was used with yes.",
    ),
    (
        "dataset-described",
        _MISSING,
        "Dataset not described",
        "A large dataset without a link has a description and the period of its collection, as "
        "far as that is known.",
        "Add a link, or the description and the period, or say that the period is not known.",
    ),
    (
        "domain-names",
        _MISSING,
        "Too few domain names",
        "The list of domain names holds the share of the crawled ones that is owed.",
        "List the names that are most relevant by size, as `gpai-code domains` does.",
    ),
    (
        "large-datasets",
        _MISSING,
        "Large dataset not listed",
        "A publicly available dataset is listed if it makes up more than 3 % of all publicly "
        "available datasets used, for any one modality.",
        "List it.",
    ),
    (
        "provider-agrees",
        _ADVICE,
        "Names of the provider differ",
        "Form and summary name the same provider.",
        "See whether both mean the same.",
    ),
    (
        "names-agree",
        _ADVICE,
        "Names of the model differ",
        "Form and summary name the same model.",
        "See whether both mean the same.",
    ),
    (
        "dependencies-agree",
        _ERROR,
        "Base models differ",
        "Form and summary name the same models that this one builds on.",
        "Correct one of the two.",
    ),
    (
        "dates-agree",
        _ERROR,
        "Dates of placing differ",
        "Form and summary give the same date of placing on the Union market.",
        "Correct one of the two.",
    ),
    (
        "provenance-agrees",
        _ERROR,
        "Sources of data differ",
        "What the summary says of the sources of training data the Form says too.",
        "Correct one of the two; the Form also covers data for testing and validation.",
    ),
    *_SAFETY_SECURITY,
)

RULES = {
    **{name: CheckRule(name, None, *texts) for name, *texts in _READING},
    **{name: CheckRule(name, severity, *texts) for name, severity, *texts in _FINDINGS},
}
"""Every rule by its name: those of reading first, then those of the forms."""
