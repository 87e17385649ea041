"""The app 论客 (Coremail): its push gateway and the phones that have it (docs/coremail-app.md)."""
