"""
What the pages call in the browser: plain JSON values in, plain JSON values out.

It runs under Pyodide in a web worker, and in the tests under any Python. No rule of law is in here
or in the pages' scripts: every answer is the library's.
"""
