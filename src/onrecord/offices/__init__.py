"""Floor 4: press offices, one folder each; a folder only sharpens the general reader.

A new folder `xx_yyy` with an `office.yml` is found without any other edit (`make office ID=xx_yyy` makes one).
"""

from onrecord.offices.assertions import check
from onrecord.offices.office import Office
from onrecord.offices.registry import hints_for, office, offices, recognize

__all__ = ["Office", "check", "hints_for", "office", "offices", "recognize"]
