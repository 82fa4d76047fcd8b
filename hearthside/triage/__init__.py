"""Triage: reads a text for how soon a person should look and for harms to others. Local, without a network, keeps nothing."""
