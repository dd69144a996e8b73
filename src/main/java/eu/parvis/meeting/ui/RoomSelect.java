package eu.parvis.meeting.ui;

import com.vaadin.flow.component.select.Select;
import eu.parvis.room.RoomDetails;
import eu.parvis.room.RoomId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a new meeting takes place: in a room of its own, or one that its organizer has. */
class RoomSelect extends Select<Optional<RoomDetails>> {

  /** Most rooms that are offered, the newest. */
  static final int MOST = 100;

  RoomSelect(List<RoomDetails> rooms) {
    setLabel(getTranslation("meeting.attendee.room"));
    setItems(
        Stream.concat(Stream.of(Optional.<RoomDetails>empty()), rooms.stream().map(Optional::of))
            .toList());
    setItemLabelGenerator(
        room -> room.map(this::name).orElseGet(() -> getTranslation("meeting.attendee.room.new")));
    setValue(Optional.empty());
    setManualValidation(true);
    setVisible(!rooms.isEmpty());
    addValueChangeListener(_ -> setInvalid(false));
  }

  private String name(RoomDetails room) {
    var title = room.title();
    return title.isEmpty()
        ? getTranslation("meeting.attendee.room.unnamed", room.slug())
        : getTranslation("meeting.attendee.room.of", title, room.slug());
  }

  /** Null for a new one. */
  @Nullable RoomId chosen() {
    return getValue().map(RoomDetails::id).orElse(null);
  }

  /** The chosen room is gone. */
  void refuse() {
    setErrorMessage(getTranslation("meeting.attendee.problem.room"));
    setInvalid(true);
    focus();
  }
}
