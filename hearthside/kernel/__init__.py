"""The ground: facts, jobs, audit, push, markdown, refusals and rate limits. One promise a file; no word of any room."""
