"""SMS gateways, spoken to by the providers' own protocols."""
