"""The HTTP service: `app.create_app` makes it, `serving.serve` runs it."""
