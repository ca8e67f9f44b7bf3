"""Fuzzing: whatever the bytes, a proved and valid result or a refusal with a message. See benchmarks/fuzz.py."""
