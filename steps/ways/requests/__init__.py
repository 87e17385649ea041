"""What is made of requests that the proxy recorded: repeated, named otherwise, submitted from elsewhere."""
