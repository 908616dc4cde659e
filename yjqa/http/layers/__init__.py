"""What lies around every route: each layer is made of what is further in and the service."""
