"""The reference SUT: our own conformant portal and mail, a process of its own."""
