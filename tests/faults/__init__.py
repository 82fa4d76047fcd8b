"""What happens when parts of the house fail: counted, with a fault planted on purpose that the count must catch."""
