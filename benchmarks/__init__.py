"""Speed and memory of the application, measured against the raw library that does the same work."""
