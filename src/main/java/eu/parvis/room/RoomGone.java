package eu.parvis.room;

/** There is no such room, or it is not for whoever asks to change this of it. */
public final class RoomGone extends RuntimeException {

  RoomGone() {
    super("no such room");
  }
}
