"""Figures side by side over HTTP: what may be asked, in which forms."""
