package eu.parvis.room;

/**
 * What is decided of a room.
 *
 * @param name at most {@link RoomName#LENGTH} characters; empty if what takes place names it
 * @param participantLimit most people at once, 1 to {@link #MOST_PARTICIPANTS}
 */
public record RoomSettings(
    String name, AccessLevel access, Policies policies, int participantLimit) {

  /** The highest limit of participants. */
  public static final int MOST_PARTICIPANTS = 1000;

  /**
   * @throws IllegalArgumentException if the name breaks its rule or the limit is out of its range
   */
  public RoomSettings {
    name = RoomName.require(name);
    if (participantLimit < 1 || participantLimit > MOST_PARTICIPANTS) {
      throw new IllegalArgumentException("a room holds 1 to " + MOST_PARTICIPANTS + " people");
    }
  }

  /** The same under another name. */
  public RoomSettings withName(String other) {
    return new RoomSettings(other, access, policies, participantLimit);
  }

  /** The same with another access level. */
  public RoomSettings withAccess(AccessLevel other) {
    return new RoomSettings(name, other, policies, participantLimit);
  }

  /** The same with other policies. */
  public RoomSettings withPolicies(Policies other) {
    return new RoomSettings(name, access, other, participantLimit);
  }

  /** The same for more people or fewer. */
  public RoomSettings withParticipantLimit(int other) {
    return new RoomSettings(name, access, policies, other);
  }
}
