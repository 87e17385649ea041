"""The proof that the suite catches: each defect of the reference, run against its clause's scenarios."""
