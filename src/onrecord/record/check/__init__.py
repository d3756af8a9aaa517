"""The parts of `verify`: each looks at one sort of file of the record and yields what is not as it should be."""
