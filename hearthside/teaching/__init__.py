"""People teach the reader: their decisions are labels, a weekly fit of their own lies beside the shipped weights, and safety leads choose.

It keeps no words of anybody: a label points to words and knows their fingerprint. It changes nothing for anyone until it is adopted.
"""
