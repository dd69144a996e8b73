package eu.parvis.meeting;

import eu.parvis.room.RoomId;
import eu.parvis.room.Rooms;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forgets deleted meetings for good, with their rooms, once nobody will want them back. */
@Component
class MeetingPurge {

  /** How long a deleted meeting is kept. */
  static final Duration KEPT = Duration.ofDays(30);

  private static final Logger LOG = LoggerFactory.getLogger(MeetingPurge.class);

  private final MeetingRepository meetings;
  private final Rooms rooms;
  private final Clock clock;

  MeetingPurge(MeetingRepository meetings, Rooms rooms, Clock clock) {
    this.meetings = meetings;
    this.rooms = rooms;
    this.clock = clock;
  }

  /** Every night, and soon after a start: some machines are off at night. */
  @Scheduled(cron = "0 40 3 * * *")
  @Scheduled(initialDelay = 10, timeUnit = TimeUnit.MINUTES)
  @Transactional
  void run() {
    var before = clock.instant().minus(KEPT);
    var left = meetings.roomsOfDeleted(before);
    var purged = meetings.purge(before);
    left.stream()
        .filter(room -> !meetings.existsByRoomId(room))
        .forEach(room -> rooms.delete(new RoomId(room)));
    if (purged > 0) {
      LOG.info("{} meetings that were deleted before {} are gone for good", purged, before);
    }
  }
}
