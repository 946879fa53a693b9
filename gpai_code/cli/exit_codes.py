"""What a command ends with, and the sentences of help that say so."""

FINE, INPUT_ERROR, FINDINGS, UNDETERMINED, INTERRUPTED = 0, 1, 2, 3, 130

EXIT_CODES = """\
exit codes:
  0    fine
  1    usage or input error (one message on standard error)
  2    findings: something is owed, contradictory, or could not be used
  3    with resolve --strict: something is undetermined
  130  interrupted (Ctrl-C)

This is no legal advice. Summaries are this project's own words; the official texts prevail.
"""
