"""Which version of Holdfast this is: the one in pyproject.toml, where a bundle has no pyproject.toml to read."""

VERSION = "0.1.0"
