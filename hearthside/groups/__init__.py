"""Groups: what each is for, its ground rules, who belongs to it, and how people come and go without penalty."""
