"""The gate: who comes in, how fast, and what a flood of new accounts finds. It looks at what is done, never at who somebody is."""
