"""The reference's web mail: its pages, and the gate before them."""
