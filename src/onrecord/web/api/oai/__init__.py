"""OAI-PMH 2.0 (http://www.openarchives.org/OAI/openarchivesprotocol.html): the editions of the record for those who harvest."""
