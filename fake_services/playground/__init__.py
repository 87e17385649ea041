"""The reference to try by hand: a browser, two phones, a clock, and a switch for each defect."""
