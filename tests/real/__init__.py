"""The promises against real processes: databases that are killed, links that fail, many servers at once."""
