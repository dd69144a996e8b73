package eu.parvis.testing;

import java.time.Duration;

/**
 * How long a test waits for what has to come. Not a promise of the product: a machine with other
 * work to do stands still for seconds, and who waits in vain has failed anyway.
 */
public final class Patience {

  public static final Duration LIMIT = Duration.ofSeconds(60);

  private Patience() {}
}
