package eu.parvis.provider;

import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * Who is signed in at the provider, kept in the way of the moment: parts of the authorization
 * server look there each time, others keep what they found when they were made, and Parvis, in the
 * same process, sets a way of its own in between.
 */
final class SharedThreads implements SecurityContextHolderStrategy {

  private final SecurityContextHolderStrategy before =
      SecurityContextHolder.getContextHolderStrategy();

  /** Is what others find while {@code makes} runs. */
  void during(Runnable makes) {
    SecurityContextHolder.setContextHolderStrategy(this);
    try {
      makes.run();
    } finally {
      SecurityContextHolder.setContextHolderStrategy(before);
    }
  }

  private SecurityContextHolderStrategy now() {
    var present = SecurityContextHolder.getContextHolderStrategy();
    return present == this ? before : present;
  }

  @Override
  public void clearContext() {
    now().clearContext();
  }

  @Override
  public SecurityContext getContext() {
    return now().getContext();
  }

  @Override
  public void setContext(SecurityContext context) {
    now().setContext(context);
  }

  @Override
  public SecurityContext createEmptyContext() {
    return now().createEmptyContext();
  }
}
