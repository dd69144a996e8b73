package eu.parvis.signaling.xep0045muc;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.conference.Occupant;
import eu.parvis.conference.ParticipantId;
import eu.parvis.conference.Verified;
import eu.parvis.room.Role;
import eu.parvis.signaling.stanza.Jid;
import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.XmlElement;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PresencesTest {

  @Test
  void aPresenceSaysWhichPictureTheAccountHasAndThatItHasNone() {
    assertThat(picture(Instant.ofEpochMilli(17))).isEqualTo("17");
    assertThat(picture(null)).isEmpty();
  }

  private static String picture(@Nullable Instant picture) {
    var occupant =
        new Occupant(
            "aaaa0001",
            new ParticipantId(UUID.randomUUID()),
            "Anna",
            Role.MEMBER,
            true,
            picture,
            Verified.NAME,
            false,
            true,
            true,
            Set.of(),
            null);
    var client = ClientPresence.parse(XmlElement.of(Ns.CLIENT, "presence"));
    return Presences.of(Jid.parse("room@conference.parvis").orElseThrow(), occupant, client)
        .child(Ns.CLIENT, "jitsi_participant_parvis-picture")
        .orElseThrow()
        .text();
  }
}
