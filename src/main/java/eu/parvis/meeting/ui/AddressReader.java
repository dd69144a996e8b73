package eu.parvis.meeting.ui;

import eu.parvis.kernel.EmailAddress;
import eu.parvis.meeting.Invitation;
import eu.parvis.meeting.Invitee;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a list of people as it is copied from a mail or a table: {@code Name <a@b>}, quoted names
 * or bare addresses, between commas, semicolons or ends of line.
 *
 * @param good in their order, each address once
 * @param bad what could not be read
 */
record AddressReader(List<Invitee> good, List<Bad> bad) {

  /** Most characters of a list: a thousand people with long names and addresses. */
  static final int LENGTH = Invitation.MOST_ATTENDEES * 400;

  private static final Pattern NAMED = Pattern.compile("(?s)(.*)<([^<>]*)>");
  private static final Pattern QUOTED = Pattern.compile("(?s)\"(.*)\"|'(.*)'");
  private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\p{Cntrl}]+");

  /** Why an entry is not read; the name in lower case ends the key of its text. */
  enum Problem {
    NO_ADDRESS,
    WRONG_ADDRESS,
    ACCENTED_ADDRESS,
    LONG_NAME
  }

  /** An entry that was not read, as it was written. */
  record Bad(String text, Problem problem) {}

  AddressReader {
    good = List.copyOf(good);
    bad = List.copyOf(bad);
  }

  static AddressReader read(String text) {
    var good = new LinkedHashMap<EmailAddress, Invitee>();
    var bad = new ArrayList<Bad>();
    for (var line : split(text, ";\n\r")) {
      for (var entry : entries(line)) {
        read(entry.strip(), good, bad);
      }
    }
    return new AddressReader(new ArrayList<>(good.values()), bad);
  }

  /** One person whose family name comes first is not two entries: {@code Martin, Anne <a@b>}. */
  private static List<String> entries(String line) {
    var single = line.strip().endsWith(">") && line.indexOf('@') == line.lastIndexOf('@');
    return single ? List.of(line) : split(line, ",");
  }

  /** Cuts at separators that are neither within quotes nor within angle brackets. */
  private static List<String> split(String text, String separators) {
    var parts = new ArrayList<String>();
    var part = new StringBuilder();
    var quoted = false;
    var bracketed = false;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      var ends = c == '\n' || c == '\r';
      quoted = !ends && (c == '"' ? !quoted : quoted);
      bracketed = !ends && !quoted && (c == '<' || (bracketed && c != '>'));
      if (!quoted && !bracketed && separators.indexOf(c) >= 0) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }

  private static void read(String entry, Map<EmailAddress, Invitee> good, List<Bad> bad) {
    if (entry.isEmpty()) {
      return;
    }
    var named = NAMED.matcher(entry);
    var matches = named.matches();
    var name = matches ? name(named) : "";
    var written = matches ? named.group(2) : entry;
    var address = EmailAddress.parse(written);
    if (address.isEmpty()) {
      bad.add(new Bad(entry, problem(entry, written)));
    } else if (name.length() > Invitee.NAME_LENGTH) {
      bad.add(new Bad(entry, Problem.LONG_NAME));
    } else {
      good.putIfAbsent(address.get(), Invitee.required(address.get(), name));
    }
  }

  private static Problem problem(String entry, String written) {
    if (entry.indexOf('@') < 0) {
      return Problem.NO_ADDRESS;
    }
    return EmailAddress.accented(written) ? Problem.ACCENTED_ADDRESS : Problem.WRONG_ADDRESS;
  }

  private static String name(Matcher named) {
    var name = BLANKS.matcher(named.group(1)).replaceAll(" ").strip();
    var quoted = QUOTED.matcher(name);
    if (!quoted.matches()) {
      return name;
    }
    var inner = quoted.group(1) == null ? quoted.group(2) : quoted.group(1);
    return inner.replace("\\\"", "\"").replace("\\\\", "\\").strip();
  }
}
