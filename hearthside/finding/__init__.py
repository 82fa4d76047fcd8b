"""From "I do not know where to start" to a place that fits, without an account.

A reflection of gentle questions whose answers stay with the person who gives them, a rule that ranks groups with reasons for and
against, facets beside it, and real pages for those who want no group. The rule stands in `matching`, the questions in `questions`.
"""
