package eu.parvis.meeting.ui;

import com.vaadin.flow.component.UI;
import eu.parvis.meeting.MeetingChanged;
import eu.parvis.meeting.MeetingGone;
import java.util.function.Supplier;
import org.springframework.dao.OptimisticLockingFailureException;

/** A change of what is stored, which somebody else may have changed or deleted meanwhile. */
final class Attempt {

  private Attempt() {}

  /**
   * Makes the change, or says why it cannot be made; what is stored is shown before anything is
   * said.
   *
   * @param change gives what says so
   */
  static void to(Supplier<Runnable> change) {
    var news = made(change);
    Place.here().ifPresent(Place::refresh);
    news.run();
  }

  private static Runnable made(Supplier<Runnable> change) {
    try {
      return change.get();
    } catch (MeetingChanged | OptimisticLockingFailureException _) {
      return () -> refuse("meeting.changed");
    } catch (MeetingGone _) {
      return () -> refuse("meeting.gone");
    }
  }

  private static void refuse(String key) {
    Toast.show(UI.getCurrentOrThrow().getTranslation(key));
    Place.here().ifPresent(Place::focus);
  }
}
