package eu.parvis.room;

import eu.parvis.account.PersonId;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who was given a role in which room, by hand or by invitations to meetings. */
@Service
@Transactional
public class Grants {

  private final GrantRows rows;
  private final RoomRepository rooms;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Grants(GrantRows rows, RoomRepository rooms, ApplicationEventPublisher events, Clock clock) {
    this.rows = rows;
    this.rooms = rooms;
    this.events = events;
    this.clock = clock;
  }

  /** Every grant of a room that counts. */
  @Transactional(readOnly = true)
  public List<Grant> list(RoomId room) {
    var now = clock.instant();
    return rows.list(room).stream().filter(grant -> grant.counts(now)).toList();
  }

  /** Gives a role by hand, in place of another one that was. */
  public void give(RoomId room, Grantee grantee, Role role) {
    give(room, grantee, role, null);
  }

  /**
   * The same by somebody who is not signed in on this thread.
   *
   * @param by null for who is
   */
  public void give(RoomId room, Grantee grantee, Role role, @Nullable PersonId by) {
    replace(
        room,
        byHand(grantee),
        Set.of(new Grant(grantee, role, null, null)),
        byHand(room, grantee, role.name().toLowerCase(Locale.ROOT), by));
  }

  /** Takes away what was given by hand; what meetings give stays. */
  public void take(RoomId room, Grantee grantee) {
    take(room, grantee, null);
  }

  /**
   * The same by somebody who is not signed in on this thread.
   *
   * @param by null for who is
   */
  void take(RoomId room, Grantee grantee, @Nullable PersonId by) {
    replace(room, byHand(grantee), Set.of(), byHand(room, grantee, "", by));
  }

  /** Makes these all that meetings give in a room. */
  public void giveByMeetings(RoomId room, Set<Grant> grants) {
    var news = RoomChanged.of(room, List.of(RoomChange.of("invited")));
    replace(room, grant -> grant.meeting() != null, grants, news);
  }

  private static Predicate<Grant> byHand(Grantee grantee) {
    return grant -> grant.meeting() == null && grant.grantee().equals(grantee);
  }

  private static RoomChanged byHand(
      RoomId room, Grantee grantee, String role, @Nullable PersonId by) {
    var whose = grantee instanceof Grantee.Account account ? account.person() : null;
    return new RoomChanged(room, List.of(new RoomChange("role", "", role)), whose, by);
  }

  private void replace(
      RoomId room, Predicate<Grant> replaced, Set<Grant> grants, RoomChanged news) {
    var _ = rooms.lock(room.value()).orElseThrow();
    var before = rows.list(room).stream().filter(replaced).collect(Collectors.toSet());
    if (before.equals(grants)) {
      return;
    }
    without(before, grants).forEach(grant -> rows.delete(room, grant));
    without(grants, before).forEach(grant -> rows.insert(room, grant));
    events.publishEvent(news);
  }

  private static Set<Grant> without(Set<Grant> grants, Set<Grant> others) {
    var left = new HashSet<>(grants);
    left.removeAll(others);
    return left;
  }
}
