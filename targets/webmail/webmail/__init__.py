"""What the small web mails behind allauth and dtfa have in common."""
