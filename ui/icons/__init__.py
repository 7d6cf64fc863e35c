"""Lucide's drawings (ISC licence, see LICENSE): only those the window uses."""
