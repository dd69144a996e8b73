package eu.parvis.load;

import java.io.IOException;

/** Where participants get what they enter a call with. Called by several threads. */
public interface TokenSource {

  /**
   * A ticket of its own for participant {@code number}.
   *
   * @throws IOException if there is none
   */
  Ticket next(int number) throws IOException, InterruptedException;
}
