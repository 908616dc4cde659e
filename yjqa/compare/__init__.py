"""Figures side by side: across areas and years, like with like, each with its place."""
