package eu.parvis.conference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The streams of a conference in the order in which they joined. */
final class Roster {

  private final Map<String, Membership> byEndpoint = new LinkedHashMap<>();

  /** People who are present; written in turns, read anywhere. */
  private volatile Set<ParticipantId> people = Set.of();

  /** Whether somebody who moderates is present; written in turns, read anywhere. */
  private volatile boolean moderated;

  void add(Membership member) {
    byEndpoint.put(member.endpointId(), member);
    count();
  }

  void drop(Membership member) {
    byEndpoint.remove(member.endpointId(), member);
    count();
  }

  /** After somebody came or went, or is something else. */
  void count() {
    people =
        streams()
            .filter(member -> !member.screen())
            .map(Membership::participant)
            .collect(Collectors.toUnmodifiableSet());
    moderated = streams().anyMatch(member -> member.admission().role().moderates());
  }

  boolean moderated() {
    return moderated;
  }

  Set<ParticipantId> people() {
    return people;
  }

  boolean empty() {
    return byEndpoint.isEmpty();
  }

  boolean knows(String endpointId) {
    return byEndpoint.containsKey(endpointId);
  }

  @Nullable Membership find(String endpointId) {
    return byEndpoint.get(endpointId);
  }

  Optional<Membership> find(ParticipantId participant, boolean screen) {
    return streams()
        .filter(member -> member.screen() == screen && member.participant().equals(participant))
        .findFirst();
  }

  Optional<Membership> main(ParticipantId participant) {
    return find(participant, false);
  }

  Optional<Membership> screen(ParticipantId participant) {
    return find(participant, true);
  }

  List<Membership> of(ParticipantId participant) {
    return streams().filter(member -> member.participant().equals(participant)).toList();
  }

  /** Of whoever is in as the same participant, or with the same account or proved address. */
  List<Membership> of(Admission whom) {
    return streams().filter(member -> member.admission().isOfSame(whom)).toList();
  }

  Collection<Membership> all() {
    return new ArrayList<>(byEndpoint.values());
  }

  /** Those who hear news of others: everybody but the streams of screen shares. */
  Collection<Membership> listeners() {
    return streams().filter(member -> !member.screen()).toList();
  }

  private Stream<Membership> streams() {
    return byEndpoint.values().stream();
  }
}
