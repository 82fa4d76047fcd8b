"""Someone notices: reading what is posted for risk, cases, reports, the moderators' desk, sanctions and appeals.

It says whether to hold a post, whether to show its author help, and whether to wake somebody: three questions, answered apart.
It does not know what a post is: rooms plug their subjects in. It never decides alone about a person, and never hides a cry for help.
"""
