"""What was read, put before a person, a program or a spreadsheet."""
