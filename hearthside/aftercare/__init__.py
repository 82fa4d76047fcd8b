"""Looking in afterwards: people are asked how it is, by their wish or because the team thought of them. No duty to answer."""
