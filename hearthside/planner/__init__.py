"""Small things to do, by the energy there is: suggested, planned, done or let be, looked back on; alone or with a group.

It is a private page, not a treatment: nothing here counts, compares, reminds unasked or tells anybody. What people plan and how it was lies
sealed; only the day lies open, because a reminder must find it. Meetings and conversations are made by their own rooms.
"""
