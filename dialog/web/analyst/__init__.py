"""The analyst's rooms: review, results and themes."""
