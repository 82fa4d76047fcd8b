"""Appointments: a time with a professional or a certified peer, booked once, moved or called off kindly; a waiting room for links."""
