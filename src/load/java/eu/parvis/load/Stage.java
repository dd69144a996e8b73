package eu.parvis.load;

/** What all participants of a load share. */
record Stage(LoadPlan plan, Recording recording, Identity.Book book, Tally tally) {}
