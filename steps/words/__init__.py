"""What stands in the sentences, in English and in Chinese."""
