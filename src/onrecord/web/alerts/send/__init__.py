"""What sends the queue: letters to a mail server, messages to programs.

At least once: a process that dies between sending and noting it leaves its parcel to be sent again after a quarter of an
hour, under the same Message-ID or webhook-id, by which the receiver knows it.
"""
