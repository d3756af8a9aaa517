"""Was it reported right? A page or draft held against the record, word by word."""

from onrecord.pipeline.check.checked import check, check_with
from onrecord.pipeline.check.fidelity import Fidelity, Verdict
from onrecord.pipeline.check.reuse_index import reuse_index

__all__ = ["Fidelity", "Verdict", "check", "check_with", "reuse_index"]
