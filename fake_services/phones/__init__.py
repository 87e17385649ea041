"""What every phone has: what arrived there, an authenticator, apps that scan, what does not reach it."""
