"""The world of one worker: gateways, proxy, browser and a local deployment, started and stopped together."""
