"""The content security policy of every page, in the shape of django-csp's CONTENT_SECURITY_POLICY.

No inline style and no inline script, but for GOV.UK Frontend's one line that marks the body as scripted: it is allowed
by its hash, which GOV.UK publishes and a test computes anew.
"""

GOVUK_INLINE_SCRIPT = "'sha256-GUQ5ad8JK5KmEWmROf3LZd9ge94daqNvd8xy9YS1iDw='"

POLICY: dict[str, dict[str, list[str]]] = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'", GOVUK_INLINE_SCRIPT],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "manifest-src": ["'self'"],
    }
}
