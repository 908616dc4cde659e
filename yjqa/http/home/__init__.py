"""What people see who open the service in a browser."""
