"""The sentences of the features: one module a subject, each sentence the same function in both languages."""
