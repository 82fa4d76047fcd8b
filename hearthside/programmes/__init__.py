"""What a course holds week by week, and the programme of a festival, whose parts the partners fill in themselves."""
