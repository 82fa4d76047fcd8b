"""Organisations: an umbrella over groups, such as a charity or a school, with strictly bounded sight.

Whoever runs an organisation sees of its groups what a poster on the door would say: the name, who leads, when it is open, whether ground
rules and a safety lead are in place, and roughly how many come. Never posts, members or cases. A group comes under an organisation, and
leaves it, by its own leaders' wish.
"""
