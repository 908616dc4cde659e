"""Conversations that are kept from session to session: found again, copied, written as Markdown."""
