"""What happens when somebody means harm: whole-house sweeps, each with its positive control and a fault it must catch."""
