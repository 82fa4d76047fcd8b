"""Opening what is sealed: two uninvolved people, a reason, a time limit, a trace. Nobody opens anything alone, whatever their roles."""
