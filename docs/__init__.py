"""What is written for the user, and the script that takes its pictures."""
