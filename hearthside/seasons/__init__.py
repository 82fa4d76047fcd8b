"""Seasons: how a group is handed from one pair of hands to the next, and how it ends well.

Leading together, cover while somebody is away, handing over, joining two groups, closing with notice and with ways on, and a note that
people leave for themselves. Everything here is offered and accepted; nobody is given a duty or moved without saying yes. The group, its
people and their roles are of the room `groups`.
"""
