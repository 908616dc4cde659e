"""What a service keeps beside the papers: keys, conversations and jobs, in a file of its own."""
