"""The tables of alerts. Things of the record are named by their keys; nothing here points at the record by number but `entry`."""

from onrecord.web.alerts.models.alert import Alert, Cadence
from onrecord.web.alerts.models.parcel import Parcel
from onrecord.web.alerts.models.reader import Reader, Way

__all__ = ["Alert", "Cadence", "Parcel", "Reader", "Way"]
