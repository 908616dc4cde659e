"""Small windows over a section: choosing where to save, saying yes or no."""
