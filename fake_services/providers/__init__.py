"""The gateways that a deployment calls, one provider a package, by the providers' own protocols."""
