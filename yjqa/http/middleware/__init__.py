"""ASGI middleware: what lies around every route. Each is made of the inner application and the service."""
