package eu.parvis.conference;

import java.util.ArrayDeque;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events of a turn that wait for its end. What a listener causes while it hears an event is told
 * after that event, so everybody hears everything in one order.
 */
final class Outbox {

  private static final Logger log = LoggerFactory.getLogger(Outbox.class);

  private final Queue<Letter> letters = new ArrayDeque<>();

  private record Letter(Membership to, ConferenceEvent event, boolean last) {}

  void post(Membership to, ConferenceEvent event) {
    letters.add(new Letter(to, event, false));
  }

  /** Posts the last event of a stream; it is delivered although the stream is no member by then. */
  void postLast(Membership to, ConferenceEvent event) {
    letters.add(new Letter(to, event, true));
  }

  void deliver() {
    for (var letter = letters.poll(); letter != null; letter = letters.poll()) {
      if (letter.last() || letter.to().present()) {
        hand(letter);
      }
    }
  }

  private static void hand(Letter letter) {
    try {
      letter.to().listener().accept(letter.event());
    } catch (Throwable e) {
      // Errors too: the letters behind this one would wait for the next turn.
      log.error("A listener of a conference failed on {}", letter.event().getClass(), e);
    }
  }
}
