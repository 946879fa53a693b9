# ruff: noqa: E501 - labels are kept whole
"""A summary, and layouts in which it is published."""

from datetime import date

from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.forms.training_content.values import (
    AudioBand,
    CrawledData,
    CrawledDomains,
    ImageBand,
    ImageData,
    ListedDataset,
    NamedModel,
    NotUsed,
    OtherSources,
    Placement,
    PublicDatasets,
    ServiceUserData,
    SummarisedModel,
    SyntheticData,
    TextBand,
    TextData,
    TrainingModalities,
    TrainingModality,
)

_PRINTED = {
    "@general": "General information",
    "@overall": "Modalities, overall training data size and other characteristics",
    "@private": "Private non-publicly available datasets obtained from third parties",
    "@processing": "Data processing aspects",
    "@illegal": "Removal of illegal content",
    "@images": ImageBand.MIDDLE.value,
    "@hours": AudioBand.MIDDLE.value,
}
"""Headings and options of the template that the layouts have by a short name."""


def _printed(text: str) -> str:
    for name, words in _PRINTED.items():
        text = text.replace(name, words)
    return text


TABLE = _printed("""\
# Public Summary of Training Content

| Field | Answer |
| --- | --- |
| **Version of the Summary:** | 2.1 |
| Links to previous versions | https://nordwind.example/summary/1 |
| **Last update:** | 24. July 2026 |

## 1. @general

### 1.1. Provider identification

| | |
|---|---|
| Provider name and contact details: | Nordwind Labs<br>Hafenstraße 7, Kiel<br>post@nordwind.example |
| Authorised representative name and contact details: | n.a. |

### 1.2. Model identification

| | |
|---|---|
| Versioned model name(s): | Nordwind 2, https://nordwind.example/cards/2<br>Nordwind 2 Mini |
| Model dependencies: | None |
| Date of placement of the model on the Union market: | Nordwind 2: 2026-05-11<br>Nordwind 2 Mini: 12 June 2026 |

### 1.3. @overall

| Modality | Training data size | Types of content |
|---|---|---|
| ☒ Text | ☐ Less than 1 billion tokens<br>☒ 1 billion to 10 trillion tokens<br>☐ More than 10 trillions tokens | weather reports, sea charts |
| ☑ Image | [x] Less than 1 million images [ ] @images [ ] More than 1 billion images | photographs of harbours |
| ☐ Audio | ☐ Less than 10 000 hours ☐ @hours ☐ More than 1 million hours | |
| ☐ Video | ☐ Less than 10 000 hours ☐ @hours ☐ More than 1 million hours | |
| ☐ Other | | |

| Latest date of data acquisition/collection for model training: | 03/2026 |
|---|---|
| Description of the linguistic characteristics of the overall training data: | Danish, German |
| Other relevant characteristics of the overall training data: | Mostly coasts of the North Sea. |
| Additional comments (optional): | Sizes were counted in May. |

## 2. List of data sources

### 2.1. Publicly available datasets

| | |
|---|---|
| Have you used publicly available datasets to train the model? | ☒ Yes ☐ No |
| If yes, specify the modality(ies) of the content covered by the datasets concerned: | ☒ Text ☒ Image ☐ Video ☐ Audio ☐ Other If so, please specify… |
| List of large publicly available datasets: | Tidebook, https://tides.example/book<br>Harbours, https://harbours.example/all |
| General description of other publicly available datasets not listed above: | Small corpora of logbooks. |
| Additional comments (optional): | Logbooks were typed by hand. |

### 2.2.1. Datasets commercially licensed by rightsholders or their representatives

| | |
|---|---|
| Have you concluded transactional commercial licensing agreement(s) with rights holder(s) or with their representatives? | ☐ Yes ☒ No |

### 2.2.2. Private datasets obtained from other third parties

| | |
|---|---|
| Have you obtained private datasets from third parties that are not licensed as described in Section 2.2.1, such as data obtained from providers of private databases, or data intermediaries? | No |

### 2.3. Data crawled and scraped from online sources

| | |
|---|---|
| Were crawlers used by the provider or on behalf of? | ✓ Yes ☐ No |
| If yes, specify crawler name(s)/identifier(s): | Möwe/1.0 |
| Purposes of the crawler(s): | Weather pages for pre-training. |
| General description of crawler behaviour: | Möwe stops at passwords. |
| Period of data collection: | From 11/2024 to 02/2026 |
| Comprehensive description of the type of content and online sources crawled: | Pages of weather services. |
| Type of modality covered: | Text |
| Summary of the most relevant domain names crawled: | wetter.example, sea.example |
| Additional comments (optional): | The list is by size. |

### 2.4. User data

| | |
|---|---|
| Was data from user interactions with the AI model (e.g. user input and prompts) used to train the model? | ☐ Yes ☒ No |
| Was data collected from user interactions with the provider's other services or products used to train the model? | ☒ Yes ☐ No |
| If yes, provide a general description of the provider's services or products that were used to collect the user data: | A map of tides. |
| Type of modality covered: | ☒ Text |
| Additional comments (optional): | Only with consent. |

### 2.5. Synthetic data

| | |
|---|---|
| Was synthetic AI-generated data created by the provider or on their behalf to train the model? | X Yes ☐ No |
| If yes, modality of the synthetic data: | X Text ☐ Image ☐ Video ☐ Audio |
| If yes, specify the general-purpose AI model(s) used to generate the synthetic data if available on the market: | Südwind 1 |
| Information about other AI models, including provider's own AI model(s) not available on the market, used to generate synthetic data to train the model to which this Summary applies: | A small rhyming model. |
| Additional comments (optional): | One part in a hundred. |

### 2.6. Other sources of data

| | |
|---|---|
| Have data sources other than those described in Sections 2.1 to 2.5 been used to train the model? | ☒ Yes ☐ No |
| If yes, provide a narrative description of these data sources and the data: | Charts that were scanned. |
| Additional comments (optional): | From our own archive. |

## 3. @processing

### 3.1. Respect of reservation of rights from text and data mining exception or limitation

| | |
|---|---|
| Are you a Signatory to the Code of Practice for general-purpose AI models that includes commitments to respect reservations of rights from the TDM exception or limitation? | ☒ Yes ☐ No |
| Describe the measures implemented before model training to respect reservations of rights from the TDM exception or limitation before and during data collection, including the opt-out protocols and solutions honoured by the provider or, as applicable, by third parties from which datasets have been obtained: | Möwe reads robots.txt. |
| Additional comments (optional): | Policy: https://nordwind.example/policy |

### 3.2. @illegal

| | |
|---|---|
| General description of measures taken: | Lists of words and a classifier. |

### 3.3. Other information (optional)

| | |
|---|---|
| Other relevant information about data processing (optional): | Charts were straightened. |
""")
"""A summary of an invented provider as Markdown tables; every row is answered that may be."""

PDF = _printed("""\
Version of the Summary: 2.1
Links to previous versions: https://nordwind.example/summary/1
Last update: 24-Jul-2026
1. @general
1.1. Provider identification
Provider name and contact
details:
Nordwind Labs
Hafenstraße 7, Kiel
post@nordwind.example
Authorised representative name and
contact details:
N/A
1.2. Model identification
Versioned model name(s):
Nordwind 2, https://nordwind.example/cards/2
Nordwind 2 Mini
Model dependencies: None
Date of placement of the model on the
Union market:
Nordwind 2: May 11, 2026
Nordwind 2 Mini: 12th June 2026
1.3. Modalities, overall training data size and other characteris-
tics
☒ Text
☐ Less than 1 billion tokens
☒ 1billion to 10 trillions tokens
☐ More than 10 trillions tokens
weather reports, sea charts
☒ Image
☒ Less than 1 million images
☐ @images
☐ More than 1 billion images
photographs of harbours
☐ Audio
☐ Less than 10 000 hours
☐ @hours
☐ More than 1 million hours
☐ Video
☐ Less than 10 000 hours
☐ @hours
☐ More than 1 million hours
☐ Other
Latest date of data acquisition/collec-
tion for model training: March 2026
Description of the linguistic
characteristics of the overall
training data:
Danish, German
Other relevant characteristics of the overall training data: Mostly coasts of the North Sea.
Additional comments (optional): Sizes were counted in May.
2. List of data sources
2.1. Publicly available datasets
Have you used publicly available datasets to train the model? ☒ Yes ☐ No
If yes, specify the modality(ies) of the content covered by the datasets
concerned: ☒ Text ☒ Image ☐ Video ☐ Audio ☐ Other
If so, please specify…
List of large publicly available datasets:
Tidebook, https://tides.example/book
Harbours, https://harbours.example/all
General description of other publicly available datasets not listed
above: Small corpora of logbooks.
Additional comments (optional): Logbooks were typed by hand.
2.2. @private
2.2.1. Datasets commercially licensed by rightsholders or their repre-
sentatives
Have you concluded transactional commercial licensing agree-
ment(s) with rightsholder(s) or with their representatives? ☐ Yes ☒ No
2.2.2. Private datasets obtained from other third parties
Have you obtained private datasets from third parties that are not licensed as
described in Section 2.2.1, such as data obtained from providers of private
databases, or data intermediaries? ☐ Yes ☒ No
2.3. Data crawled and scraped from online sources
Were crawlers used by the provider or on behalf of? ☒ Yes ☐ No
If yes, specify crawler name(s)/identifier(s): Möwe/1.0
Purposes of the crawler(s): Weather pages for pre-training.
General description of crawler behaviour: Möwe stops at passwords.
Period of data collection: From 11/2024 to 02/2026
Comprehensive description of the type of content and online sources
crawled: Pages of weather services.
Type of modality covered: ☒ Text ☐ Image ☐ Video ☐ Audio ☐ Other
Summary of the most relevant domain names crawled:
wetter.example
sea.example
Additional comments (optional): The list is by size.
2.4. User data
Was data from user interactions with the AI model (e.g. user input and
prompts) used to train the model? ☐ Yes ☒ No
Was data collected from user interactions with the provider’s other services
or products used to train the model? ☒ Yes ☐ No
If yes, provide a general description of the provider’s services or products
that were used to collect the user data: A map of tides.
Type of modality covered: ☒ Text ☐ Image ☐ Video ☐ Audio ☐ Other
Additional comments (optional): Only with consent.
2.5. Synthetic data
Was synthetic AI-generated data created by the provider or on their behalf to
train the model? ☒ Yes ☐ No
If yes, modality of the synthetic data: ☒ Text ☐ Image ☐ Video ☐ Audio ☐ Other
If yes, specify the general-purpose AI model(s) used to generate the synthetic
data if available on the market: Südwind 1
Information about other AI models, including provider’s own AI model(s) not
available on the market, used to generate synthetic data to train the model to
which this Summary applies: A small rhyming model.
Additional comments (optional): One part in a hundred.
2.6. Other sources of data
Have data sources other than those described in Sections 2.1 to 2.5 been used
to train the model? ☒ Yes ☐ No
If yes, provide a narrative description of these data sources and the data:
Charts that were scanned.
Additional comments (optional): From our own archive.
3. @processing
3.1. Respect of reservation of rights from text and data mining exception
or limitation
Are you a Signatory to the Code of Practice for general-purpose AI models that
includes commitments to respect reservations of rights from the TDM exception
or limitation? ☒ Yes ☐ No
Describe the measures implemented before model training to respect
reservations of rights from the TDM exception or limitation before and during
data collection, including the opt-out protocols and solutions honoured by the
provider or, as applicable, by third parties from which datasets have been ob-
tained: Möwe reads robots.txt.
Additional comments (optional): Policy: https://nordwind.example/policy
3.2. @illegal
General description of measures taken: Lists of words and a classifier.
3.3. Other information (optional)
Other relevant information about data processing (optional): Charts were straightened.
""")
"""The same as a PDF gives its text: labels wrapped over lines and words broken at their ends."""

NUMBERED = _printed("""\
1.0.1 VERSION OF THE SUMMARY
2.1

1.0.2 Links to previous versions:
https://nordwind.example/summary/1

1.0.3 Last updated:
2026-07-24

**1.1 Provider Identification**

- **1.1.1 Provider name and contact details:** Nordwind Labs
Hafenstraße 7, Kiel
post@nordwind.example
- **1.1.2 Authorised representative name and contact details:** Not applicable

**1.2 Model identification**

- **1.2.1 Versioned model name(s):**
  - Nordwind 2, https://nordwind.example/cards/2
  - Nordwind 2 Mini
- **1.2.2 Model dependencies:** none
- **1.2.3 Date of placement of the model on the Union market:**
  - Nordwind 2: 11-May-2026
  - Nordwind 2 Mini: 12 juin 2026

**1.3 @overall**

- **1.3.1.A Text training data size:** 1 billion to 10 trillion tokens
- **1.3.1.B Text training data content:** weather reports, sea charts
- **1.3.1.C Image training data size:** < 1 million images
- **1.3.1.D Image training data content:** photographs of harbours
- **1.3.1.E Audio training data size:** Not applicable. There is none.
- **1.3.1.F Audio training data content:** Not applicable
- **1.3.1.G Video training data size:** N/A
- **1.3.1.H Video training data content:** N/A
- **1.3.2 Latest date of data acquisition/collection for model training:** 31-Mar-2026
- **1.3.3 Description of linguistic characteristics of the overall training data:** Danish, German
- **1.3.4 Other relevant characteristics of the overall training data:** Mostly coasts of the North Sea.
- **1.3.5 Additional comments (optional):** Sizes were counted in May.

**2.1 Publicly available datasets**

2.1.1 Have you used publicly available data sets to train the model?
Yes

2.1.2 If yes, specify the modality(ies) of the content covered by the datasets concerned:
Text, Image

2.1.3 List of large publicly available datasets:
* Tidebook, https://tides.example/book
* Harbours, https://harbours.example/all

2.1.4 General description of other publicly available datasets not listed above:
Small corpora of logbooks.

2.1.5 Additional comments (optional):
Logbooks were typed by hand.

**2.2.1 Datasets commercially licensed by rights holders or their representatives**

2.2.1.A Have you concluded transactional commercial licensing agreement(s) with rights holder(s) or \
with their representatives?
No.

**2.2.2 Private datasets obtained from other third-parties**

2.2.2.A Have you obtained private datasets from third parties that are not licensed as described \
in Section 2.2.1, such as data obtained from providers of private databases, or data intermediaries?
No

**2.3 Data crawled and scraped from online sources**

2.3.1 Were crawlers used by the provider or on its behalf?
Yes
2.3.2 If yes, specify crawler name(s)/identifier(s): Möwe/1.0
2.3.3 Purposes of the crawler(s): Weather pages for pre-training.
2.3.4 General description of crawler behaviour: Möwe stops at passwords.
2.3.5 Period of data collection: November 2024 – février 2026
2.3.6 Comprehensive description of the type of content and online sources crawled: Pages of weather services.
2.3.7 Type of modality covered: Text
2.3.8 Summary of the most relevant domain names crawled: wetter.example; sea.example
2.3.9 Additional comments (optional): The list is by size.

**2.4 User data**

2.4.1 Was data from user interactions with the AI model (e.g. user input and prompts) used to train the model? No
2.4.2 Was data collected from user interactions with the provider's other services or products used to train the model? Yes
2.4.3 If yes, provide a general description of the provider's services or products that were used to collect the user data: A map of tides.
2.4.4 Type of modality covered: Text
2.4.5 Additional comments (optional): Only with consent.

**2.5 Synthetic data**

2.5.1 Was synthetic AI-generated data created by the provider or on their behalf to train the model? [x] Yes [ ] No
2.5.2 If yes, modality of the synthetic data: [x] Text [ ] Image [ ] Video [ ] Audio
2.5.3 If yes, specify the general-purpose AI model(s) used to generate the synthetic data if available on the market: Südwind 1
2.5.4 Information about other AI models, including provider's own AI model(s) not available on the market, used to generate synthetic data to train the model to which this Summary applies: A small rhyming model.
2.5.5 Additional comments (optional): One part in a hundred.

**2.6 Other sources of data**

2.6.1 Have data sources other than those described in Sections 2.1 to 2.5 been used to train the model? Yes ☒ No ☐
2.6.2 If yes, provide a narrative description of these data sources and data: Charts that were scanned.
2.6.3 Additional comments (optional): From our own archive.

**3.1 Respect of reservation of rights from text and data mining exception or limitation**

3.1.1 Are you a Signatory to the Code of Practice for general-purpose AI models that includes commitments to respect reservations of rights from the TDM exception or limitation? Yes
3.1.2 Describe the measures implemented before model training to respect reservations of rights from the TDM exception or limitation before and during data collection, including the opt-out protocols and solutions honoured by the provider or, as applicable, by third parties from which datasets have been obtained: Möwe reads robots.txt.
3.1.3 Additional comments (optional): Policy: https://nordwind.example/policy

**3.2 @illegal**

3.2.1 General description of measures taken: Lists of words and a classifier.

**3.3 Other information (optional)**

3.3.1 Other relevant information about data processing (optional): Charts were straightened.
""")
"""The same with a provider's own numbers, other words for some labels, and lists."""

_TEXT_ALONE = TrainingModalities(selected=(TrainingModality.TEXT,))

FILLED = TrainingContentSummary(
    version="2.1",
    previous_versions=("https://nordwind.example/summary/1",),
    last_updated=date(2026, 7, 24),
    provider="Nordwind Labs\nHafenstraße 7, Kiel\npost@nordwind.example",
    authorised_representative="N/A",
    model_names=(
        NamedModel(name="Nordwind 2", link="https://nordwind.example/cards/2"),
        NamedModel(name="Nordwind 2 Mini"),
    ),
    model_dependencies=(),
    placements=(
        Placement(date=date(2026, 5, 11), version="Nordwind 2"),
        Placement(date=date(2026, 6, 12), version="Nordwind 2 Mini"),
    ),
    text=TextData(size=TextBand.MIDDLE, content_types="weather reports, sea charts"),
    image=ImageData(size=ImageBand.LOWER, content_types="photographs of harbours"),
    latest_acquisition="2026-03",
    languages="Danish, German",
    other_characteristics="Mostly coasts of the North Sea.",
    general_comments="Sizes were counted in May.",
    public_datasets=PublicDatasets(
        modalities=TrainingModalities(selected=(TrainingModality.TEXT, TrainingModality.IMAGE)),
        large=(
            ListedDataset(name="Tidebook", link="https://tides.example/book"),
            ListedDataset(name="Harbours", link="https://harbours.example/all"),
        ),
        others="Small corpora of logbooks.",
        comments="Logbooks were typed by hand.",
    ),
    licensed_data=NotUsed(),
    private_datasets=NotUsed(),
    crawled_data=CrawledData(
        crawlers="Möwe/1.0",
        purposes="Weather pages for pre-training.",
        behaviour="Möwe stops at passwords.",
        collected_from="2024-11",
        collected_until="2026-02",
        description="Pages of weather services.",
        modalities=_TEXT_ALONE,
        domains=CrawledDomains(names=("wetter.example", "sea.example")),
        comments="The list is by size.",
    ),
    user_data=ServiceUserData(
        description="A map of tides.", modalities=_TEXT_ALONE, comments="Only with consent."
    ),
    synthetic_data=SyntheticData(
        modalities=_TEXT_ALONE,
        gpai_models=(SummarisedModel(name="Südwind 1"),),
        other_models="A small rhyming model.",
        comments="One part in a hundred.",
    ),
    other_sources=OtherSources(
        description="Charts that were scanned.", comments="From our own archive."
    ),
    code_signatory=True,
    reservation_measures="Möwe reads robots.txt.",
    reservation_comments="Policy: https://nordwind.example/policy",
    illegal_content_measures="Lists of words and a classifier.",
    other_information="Charts were straightened.",
)
"""What all three layouts say."""
