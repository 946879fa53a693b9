"""How a document for people looks on a page: on a screen of any width, and on A4."""

_SHARES = range(5, 65, 5)

_STYLE = """\
@page { size: A4; margin: 18mm 17mm 20mm; }
@page { @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
body { font: 16px/1.5 system-ui, "Segoe UI", Arial, sans-serif; color: #1c2430; }
body { max-width: 62rem; margin: 2.5rem auto; padding: 0 1.25rem; }
h1 { font-size: 1.75rem; line-height: 1.2; color: #12355b; margin: 0 0 .3rem; }
h1, h2, h3 { break-after: avoid; break-inside: avoid; }
h1, h2, h3, p, li, dd, td, th { overflow-wrap: anywhere; }
h2 { font-size: 1.2rem; color: #12355b; margin: 2.2rem 0 .6rem; }
h3 { font-size: 1rem; margin: 1.4rem 0 .4rem; }
.about { color: #4a5563; margin: 0 0 1.2rem; padding-bottom: .7rem; }
.about { border-bottom: 2px solid #12355b; }
.quiet { color: #4a5563; font-size: .9rem; }
p, li, td, th { orphans: 3; widows: 3; }
li { margin-bottom: .25rem; }
dl { display: grid; grid-template-columns: minmax(9rem, 16rem) 1fr; }
dl { gap: .3rem 1rem; margin: 0 0 1rem; }
dt { color: #4a5563; }
dd { margin: 0; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; margin: 0 0 .5rem; }
th, td { border: 1px solid #c5ccd6; padding: .4rem .55rem; text-align: start; vertical-align: top; }
thead { display: table-header-group; break-after: avoid; }
thead th { background: #e6edf5; color: #12355b; }
tr { break-inside: avoid; }
tr.long { break-inside: auto; }
tbody th { font-weight: 600; background: #f7f9fb; }
thead .label { width: 24%; }
td.open { color: #9a1c1c; font-style: italic; }
.item { display: block; padding-inline-start: .9em; text-indent: -.9em; }
@media screen { td.many { columns: 13em; column-gap: 1rem; } }
.no, thead .no { width: 2.4rem; overflow-wrap: normal; }
tbody .no { color: #4a5563; }
.mark, thead .mark { width: 3.4rem; text-align: center; padding-left: 0; padding-right: 0; }
thead .mark { overflow-wrap: normal; }
.sign { break-inside: avoid; }
.sign dl { margin-top: 1.5rem; row-gap: 1.8rem; }
.sign dd { min-height: 1.4em; border-bottom: 1px solid #1c2430; }
a { color: #0b57a4; }
@media (max-width: 40rem) {
body { margin: 1.2rem auto; padding: 0 .9rem; }
h1 { font-size: 1.4rem; }
dl { display: block; }
dd { margin-bottom: .5rem; }
table, tbody, tr, tbody th, tbody td { display: block; width: auto; }
thead { display: none; }
tr { border: 1px solid #c5ccd6; border-radius: 4px; margin-bottom: .7rem; padding: .45rem .6rem; }
tbody th, tbody td { border: 0; padding: .1rem 0; background: none; }
td[data-head]::before { content: attr(data-head) ": "; color: #4a5563; }
td[data-head]::before { direction: ltr; unicode-bidi: isolate; }
tbody td.no { width: auto; font-size: .85rem; }
tbody td.mark { display: inline-block; width: auto; margin-right: .8rem; color: #4a5563; }
tbody td.mark:empty { display: none; }
td.mark:nth-last-child(3)::after { content: " AIO"; }
td.mark:nth-last-child(2)::after { content: " NCAs"; }
td.mark:nth-last-child(1)::after { content: " DPs"; }
}
@media print {
body { font-size: 9.5pt; line-height: 1.4; max-width: none; margin: 0; padding: 0 1px; }
h1 { font-size: 18pt; }
h2 { font-size: 12.5pt; margin-top: 16pt; }
h3 { font-size: 10.5pt; margin-top: 10pt; }
.quiet { font-size: 8.5pt; }
section.page { break-before: page; }
section.page h2 { margin-top: 0; }
a { color: inherit; }
}
"""

STYLE = "".join(f".w{share} {{ width: {share}%; }}\n" for share in _SHARES) + _STYLE
"""The only style sheet; nothing is loaded from anywhere."""
