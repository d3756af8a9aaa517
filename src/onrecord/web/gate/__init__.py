"""What stands before every view: the options, the language and form in an address, the headers, the code's version."""
