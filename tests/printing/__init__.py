"""What goes on paper, what never does, and how it gets to a printer."""
