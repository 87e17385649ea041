"""What a person does across several screens."""
