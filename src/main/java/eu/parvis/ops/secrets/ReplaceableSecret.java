package eu.parvis.ops.secrets;

import eu.parvis.ops.StartupFailure;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A secret that may change while Parvis runs; when it cannot be read, the one before counts. */
final class ReplaceableSecret implements Supplier<String> {

  private static final Logger log = LoggerFactory.getLogger(ReplaceableSecret.class);

  private final Supplier<String> source;
  private volatile String last;

  /**
   * @throws StartupFailure if it cannot be read now
   */
  ReplaceableSecret(Supplier<String> source) {
    this.source = source;
    this.last = source.get();
  }

  @Override
  public String get() {
    try {
      last = source.get();
    } catch (StartupFailure unreadable) {
      log.warn("{} The one that was read before counts.", unreadable.getMessage());
    }
    return last;
  }

  @Override
  public String toString() {
    return "ReplaceableSecret[hidden]";
  }
}
