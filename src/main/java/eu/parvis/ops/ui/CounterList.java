package eu.parvis.ops.ui;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;
import eu.parvis.media.BridgeCounters;
import eu.parvis.media.DropReason;
import java.util.Locale;
import java.util.Map;

/** What the forwarding unit has counted since its start, in an operator's words. */
class CounterList extends DescriptionList {

  private final Locale locale;

  /**
   * @param locale of the numbers
   */
  CounterList(BridgeCounters counters, Locale locale) {
    this.locale = locale;
    addClassName("figures");
    figure("conferences", counters.conferences());
    figure("endpoints", counters.endpoints());
    figure("packets-in", counters.packetsIn());
    figure("bytes-in", counters.bytesIn());
    figure("packets-out", counters.packetsOut());
    figure("bytes-out", counters.bytesOut());
    figure("forwarded", counters.packetsForwarded());
    var dropped = counters.dropped();
    figure("dropped", dropped.values().stream().mapToLong(Long::longValue).sum());
    dropped.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(reason -> reason(reason.getKey(), reason.getValue()));
  }

  /** The key of the plain name of a reason. */
  static String key(DropReason reason) {
    return "ops.media.dropped." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The name in the JSON stands behind, for whoever compares the two. */
  private void reason(DropReason reason, long value) {
    var code = new Code(reason.name());
    code.getElement().setAttribute("lang", "en");
    code.addClassName("quiet");
    add(
        new Term(new Span(getTranslation(key(reason))), code),
        new Description(String.format(locale, "%,d", value)));
  }

  private void figure(String name, long value) {
    add(
        new Term(getTranslation("ops.media.counters." + name)),
        new Description(String.format(locale, "%,d", value)));
  }
}
