package eu.parvis.meeting.ui;

import eu.parvis.meeting.OccurrenceDetails;
import eu.parvis.meeting.PartStat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An occurrence with what was answered for it.
 *
 * @param counts of everybody's answers, for whoever organizes it; empty otherwise
 * @param mine null for who is not invited
 * @param archived whether its room is, so that nobody gets in
 */
record Listed(
    OccurrenceDetails occurrence,
    Map<PartStat, Integer> counts,
    @Nullable PartStat mine,
    boolean archived) {}
