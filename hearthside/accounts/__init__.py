"""People: pseudonyms, sign-in, recovery, devices, blocks and mutes. No e-mail is needed; nothing here knows a real name."""
