"""Who acts: people, their accounts and mailboxes, their numbers, and what arrives at them."""
