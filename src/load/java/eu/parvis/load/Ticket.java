package eu.parvis.load;

import java.net.URI;

/**
 * With what one participant enters a call.
 *
 * @param socket WebSocket of XMPP, with the token
 * @param origin of the page that a browser would have loaded
 * @param room its local part
 * @param muc domain of rooms
 * @param focus domain that is asked for a conference
 */
public record Ticket(
    URI socket, String origin, String domain, String muc, String focus, String room) {

  @Override
  public String toString() {
    return "Ticket[" + room + "]"; // the token stays out of logs
  }
}
