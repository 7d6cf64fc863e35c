"""The main job, end to end: real windows in real processes, driven as a person would drive them."""
