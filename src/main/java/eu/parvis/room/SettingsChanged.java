package eu.parvis.room;

/** Somebody else has changed the settings of a room meanwhile; nothing was stored. */
public final class SettingsChanged extends RuntimeException {

  private final transient RoomSettings stored;

  SettingsChanged(RoomSettings stored) {
    super("the settings were changed meanwhile");
    this.stored = stored;
  }

  /** What stands now. */
  public RoomSettings stored() {
    return stored;
  }
}
