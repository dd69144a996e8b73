package eu.parvis.e2e;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules that hold for every page in every journey. */
final class Offences {

  private Offences() {}

  static List<String> of(Person person, Product product) {
    List<String> found = new ArrayList<>();
    PageWatch watch = person.watch();
    watch.origins().stream()
        .filter(origin -> !origin.equals(product.origin()))
        .filter(origin -> !product.provider().map(URI::toString).equals(Optional.of(origin)))
        .forEach(origin -> found.add(person.name() + "'s page asked " + origin));
    watch.policyViolations().forEach(text -> found.add(person.name() + ": " + text));
    watch.uncaught().forEach(text -> found.add(person.name() + ": uncaught " + text));
    if (!person.page().isClosed()) {
      person.senses().iceServers().stream()
          .filter(server -> !product.turnServers().contains(String.valueOf(server)))
          .forEach(server -> found.add(person.name() + "'s page would ask " + server));
    }
    return found;
  }
}
