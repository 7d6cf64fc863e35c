"""Tests of the reference central server: the real process, over real HTTP."""
