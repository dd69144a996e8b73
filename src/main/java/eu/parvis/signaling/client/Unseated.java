package eu.parvis.signaling.client;

import eu.parvis.conference.ParticipantId;
import eu.parvis.signaling.stream.StreamError;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The clients that are bound and have no seat, as those of pages whose people still look at the
 * preview: few for one participant, and not for long. Thread-safe over conferences; the clients of
 * one participant are touched inside turns of its conference alone.
 */
final class Unseated {

  /** Of one participant, people and shares apart; a further one ends the oldest. */
  static final int MAX_STREAMS = 4;

  /** After this long without a seat a stream ends; its page opens another when it joins. */
  static final Duration TIME_TO_JOIN = Duration.ofMinutes(10);

  private final Map<Who, Map<XmppClient, Long>> clients = new ConcurrentHashMap<>();

  /** Tells a client's waits from each other. */
  private final AtomicLong waits = new AtomicLong();

  private record Who(ParticipantId participant, boolean screen) {
    static Who of(XmppClient client) {
      return new Who(client.grant().participant(), client.grant().screen());
    }
  }

  void add(XmppClient client) {
    var wait = waits.incrementAndGet();
    var mine = clients.computeIfAbsent(Who.of(client), who -> new LinkedHashMap<>());
    mine.put(client, wait);
    client
        .conference()
        .executeAfter(
            TIME_TO_JOIN,
            () -> {
              if (stillWaits(client, wait)) {
                client.end(StreamError.CONNECTION_TIMEOUT);
              }
            });
    if (mine.size() > MAX_STREAMS) {
      mine.keySet().iterator().next().end(StreamError.CONFLICT);
    }
  }

  void remove(XmppClient client) {
    clients.computeIfPresent(
        Who.of(client),
        (who, mine) -> {
          mine.remove(client);
          return mine.isEmpty() ? null : mine;
        });
  }

  private boolean stillWaits(XmppClient client, long wait) {
    return clients.getOrDefault(Who.of(client), Map.of()).getOrDefault(client, 0L) == wait;
  }
}
