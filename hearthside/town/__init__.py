"""The demo town: a made-up, kindly written community for showing, testing and rehearsing.

`seeds/` holds what was written by hand: the place, twelve groups, the people, whole conversations, and loose
sentences. `weave` turns them into a town of any size, the same for the same seed. Nothing here touches a database.
"""
