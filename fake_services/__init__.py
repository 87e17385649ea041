"""The world around the system under test: gateways, proxy, handset, and the reference itself."""
