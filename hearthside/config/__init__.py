"""The assembly: settings, addresses and wiring. No room imports it; it imports every room."""
