"""What a person sees: one class a screen, located by the words of the target profile."""
