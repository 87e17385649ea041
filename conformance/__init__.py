"""How a system under test is judged: target profile, verdicts, evidence, report and the pytest plugin."""

SUITE = "mailbox-2fa-conformance"
__version__ = "0.2.0"
