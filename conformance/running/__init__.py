"""How a run goes: the pytest plugin, the judge beside each scenario, the ledger, and the run's folder."""
