"""Room 7: named questions: one .rq file and one typed function each."""
