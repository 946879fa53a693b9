"""The regular expressions of our rules for texts, as the schemas print them."""

# ECMA-262 (with and without its u flag) and Python read these patterns alike: no \s, \d, bare $ or
# needless escape. They take linear time: no two repeats that follow each other match the same.
BLANK = r"\t\n\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
END = r"$(?!\n)"
CONTROL = r"\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f"
NOT_AN_ANSWER = (
    r"(?:[nN][ ]?[./]?[ ]?[aA][.]?|[nN][oO][tT] [aA][pP][pP][lL][iI][cC][aA][bB][lL][eE][.]?"
    r"|[nN][oO][nN][eE][.]?)"
)
ANSWER = (
    rf"^(?![{BLANK}]*{NOT_AN_ANSWER}[{BLANK}]*{END})"
    rf"[{BLANK}]*[^{BLANK}{CONTROL}][^{CONTROL}]*{END}"
)
LINK = rf"^https?://[^{BLANK}{CONTROL}\u0022<>\\^`{{|}}]+{END}"
DECIMAL = rf"^(?:0|[1-9][0-9]{{0,29}})(?:\.[0-9]{{1,30}})?(?:e-?(?:0|[1-9][0-9]?))?{END}"
DATE = (
    r"^(?!0000)(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    r"|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))"
    r"|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])"
    rf"|(?:[02468][048]|[13579][26])00)-02-29){END}"
)
LABEL = rf"[^{BLANK}{CONTROL}./:@?#,;\u0022<>]+"
MONTH = rf"^(?!0000)[0-9]{{4}}-(?:0[1-9]|1[0-2]){END}"
POWER_OF_TEN = rf"^1e(?:0|[1-9][0-9]?){END}"
DOMAIN_NAME = rf"^{LABEL}(?:[.]{LABEL})+{END}"
RECORD_ID = rf"^[a-z0-9]+(?:[.-][a-z0-9]+)*{END}"
FIELD_POINTER = rf"^(?:/[a-z0-9_]+)+{END}"
