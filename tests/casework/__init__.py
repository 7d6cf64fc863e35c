"""The shared language: records, words, working days, deadlines, reference data."""
