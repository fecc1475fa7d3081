"""What has happened, all agencies in one line of time: what may be asked of it, a page of it, and its counts."""

from handrail.records.selectors.timeline.asked import Asked, Place, Stream
from handrail.records.selectors.timeline.counts import Tally, tallies
from handrail.records.selectors.timeline.page import Entry, Page, page_of
from handrail.records.selectors.timeline.streams import streams

__all__ = ["Asked", "Entry", "Page", "Place", "Stream", "Tally", "page_of", "streams", "tallies"]
