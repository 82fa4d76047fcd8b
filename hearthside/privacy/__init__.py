"""What is mine: a copy of it, the end of it, and who can see it. The room asks every other room, and keeps almost nothing itself;
rules about what may be written or read live in the rooms that own the data."""
