"""Running the service: the processes, their connections, how they begin and end."""
