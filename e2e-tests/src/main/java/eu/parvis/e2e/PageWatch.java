package eu.parvis.e2e;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything that a page, and other tabs of its browser, asked for and complained about. Used from
 * the thread of its browser.
 */
final class PageWatch {

  private final Set<String> origins = new TreeSet<>();
  private final List<String> console = new ArrayList<>();
  private final List<String> policyViolations = new ArrayList<>();
  private final List<String> uncaught = new ArrayList<>();

  PageWatch(Page page) {
    page.context().onRequest(request -> asked(request.url()));
    page.context().onPage(this::watch);
    watch(page);
  }

  private void watch(Page page) {
    page.onWebSocket(socket -> asked(socket.url()));
    page.onConsoleMessage(this::said);
    page.onPageError(uncaught::add);
  }

  private void asked(String url) {
    URI uri = URI.create(url.replaceAll("[?#].*", ""));
    switch (String.valueOf(uri.getScheme())) {
      case "data", "blob", "about" -> {}
      case "ws" -> origins.add("http://" + uri.getAuthority());
      case "wss" -> origins.add("https://" + uri.getAuthority());
      default -> origins.add(uri.getScheme() + "://" + uri.getAuthority());
    }
  }

  private void said(ConsoleMessage message) {
    String text = message.text();
    if (text.toLowerCase(Locale.ROOT).contains("content security policy")
        || text.startsWith("CSP violation")) {
      policyViolations.add(text);
    } else if (message.type().equals("error")) {
      console.add(text);
    }
  }

  /** Origins asked so far, with {@code ws} written as {@code http}. */
  Set<String> origins() {
    return Set.copyOf(origins);
  }

  /** Errors on the console other than violations of the policy. */
  List<String> console() {
    return List.copyOf(console);
  }

  List<String> policyViolations() {
    return List.copyOf(policyViolations);
  }

  /** Exceptions that no script caught. */
  List<String> uncaught() {
    return List.copyOf(uncaught);
  }
}
