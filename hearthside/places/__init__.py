"""Places to meet: what people must know before they set out, and booking one without two groups at the same door."""
