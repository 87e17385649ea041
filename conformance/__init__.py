"""How a system under test is judged: target profile, verdicts, evidence, report and the pytest plugin."""
