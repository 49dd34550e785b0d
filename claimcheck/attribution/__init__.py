"""Attribution: cues, quotations and source phrases of English news prose, found by rule."""
