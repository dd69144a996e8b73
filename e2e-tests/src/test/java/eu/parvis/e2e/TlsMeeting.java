package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

/** Two people meet on a product that is reached by HTTPS. */
final class TlsMeeting {

  private TlsMeeting() {}

  static void takesPlace(Journey journey, Certificate certificate) {
    Person odile = journey.organiser(trusting(Traits.of("Odile Organise", 2), certificate));
    URI link = odile.startsMeeting();
    assertThat(link.resolve("/")).isEqualTo(journey.product().url());
    Person boris = journey.guest(trusting(Traits.of("Boris", 0), certificate));
    boris.opens(link);
    odile.joins();
    boris.joins();
    odile.sees(boris);
    boris.hears(odile);
    assertThat(odile.watch().origins()).containsExactly(journey.product().origin());
  }

  private static Traits trusting(Traits traits, Certificate certificate) {
    return traits.using(traits.chromium().and(certificate.chromiumFlag()));
  }
}
