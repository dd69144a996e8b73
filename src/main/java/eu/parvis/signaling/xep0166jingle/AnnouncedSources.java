package eu.parvis.signaling.xep0166jingle;

import eu.parvis.media.MediaKind;
import eu.parvis.media.SourceGroup;
import eu.parvis.media.SourceGroup.Semantics;
import eu.parvis.media.SourceSet;
import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.XmlElement;
import eu.parvis.signaling.xep0166jingle.JingleRefused.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sources that a client lists in a Jingle request (XEP-0339 and Jitsi's source actions), as it
 * lists them: names are its claim.
 *
 * @param sources by SSRC
 * @param groups of these SSRCs or of ones that were announced before
 */
public record AnnouncedSources(Map<Long, Announced> sources, List<SourceGroup> groups) {

  /**
   * One SSRC.
   *
   * @param name the name that the client gives its track, empty for none
   */
  public record Announced(MediaKind kind, String name) {}

  private static final long MAX_SSRC = 0xFFFF_FFFFL;
  private static final int MAX_NAME = 64;

  public AnnouncedSources {
    sources = Map.copyOf(sources);
    groups = List.copyOf(groups);
  }

  /**
   * Reads the sources of all contents.
   *
   * @throws JingleRefused if there are too many, a number is none, or a group has a wrong size
   */
  public static AnnouncedSources parse(Jingle jingle) throws JingleRefused {
    var sources = new LinkedHashMap<Long, Announced>();
    var groups = new ArrayList<SourceGroup>();
    for (var content : jingle.element().elements(Ns.JINGLE, "content").toList()) {
      for (var description : content.elements(Ns.JINGLE_RTP, "description").toList()) {
        var kind = kind(description);
        if (kind.isPresent()) {
          read(description, kind.get(), sources, groups);
        }
      }
    }
    return new AnnouncedSources(sources, groups);
  }

  private static Optional<MediaKind> kind(XmlElement description) {
    return switch (description.attribute("media", "")) {
      case "audio" -> Optional.of(MediaKind.AUDIO);
      case "video" -> Optional.of(MediaKind.VIDEO);
      default -> Optional.empty();
    };
  }

  private static void read(
      XmlElement description,
      MediaKind kind,
      Map<Long, Announced> sources,
      List<SourceGroup> groups)
      throws JingleRefused {
    for (var source : description.elements(Ns.JINGLE_SSMA, "source").toList()) {
      var name = source.attribute("name", "");
      var announced = new Announced(kind, name.length() <= MAX_NAME ? name : "");
      if (sources.put(ssrc(source), announced) != null) {
        throw new JingleRefused(Reason.BAD_SSRC);
      }
    }
    for (var group : description.elements(Ns.JINGLE_SSMA, "ssrc-group").toList()) {
      group(group).ifPresent(groups::add);
    }
    if (sources.size() > SourceSet.MAX_SOURCES || groups.size() > SourceSet.MAX_SOURCES) {
      throw new JingleRefused(Reason.TOO_MANY_SOURCES);
    }
  }

  private static Optional<SourceGroup> group(XmlElement group) throws JingleRefused {
    var ssrcs = new ArrayList<Long>();
    for (var source : group.elements(Ns.JINGLE_SSMA, "source").toList()) {
      ssrcs.add(ssrc(source));
    }
    try {
      return switch (group.attribute("semantics", "")) {
        case "SIM" -> Optional.of(new SourceGroup(Semantics.SIM, ssrcs));
        case "FID" -> Optional.of(new SourceGroup(Semantics.FID, ssrcs));
        default -> Optional.empty();
      };
    } catch (IllegalArgumentException e) {
      throw new JingleRefused(Reason.BAD_GROUP);
    }
  }

  private static long ssrc(XmlElement source) throws JingleRefused {
    var text = source.attribute("ssrc", "");
    if (text.isEmpty() || text.length() > 10 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new JingleRefused(Reason.BAD_SSRC);
    }
    var ssrc = Long.parseLong(text);
    if (ssrc < 1 || ssrc > MAX_SSRC) {
      throw new JingleRefused(Reason.BAD_SSRC);
    }
    return ssrc;
  }
}
