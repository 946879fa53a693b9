"""
The whole site in a browser: Chromium, driven by Playwright, with axe.

They are skipped unless the environment variable GPAI_CODE_SITE names the folder of a whole site
(`python docs/build.py FOLDER`), and where Playwright, Chromium or axe is not installed.
"""
