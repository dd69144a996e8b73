package eu.parvis.conference.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import eu.parvis.account.Departures;
import eu.parvis.account.MovableClock;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.TestPeople;
import eu.parvis.conference.Action;
import eu.parvis.kernel.Announcement;
import eu.parvis.kernel.Language;
import eu.parvis.room.Grantee;
import eu.parvis.room.Grants;
import eu.parvis.room.Role;
import eu.parvis.room.RoomDetails;
import eu.parvis.room.RoomLinks;
import eu.parvis.room.RoomManagement;
import eu.parvis.testing.ParvisTest;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Who reads what was done in the calls of a room, and in which words. */
@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
@RecordApplicationEvents
@ViewPackages(classes = LogView.class, packages = "eu.parvis.room.ui")
class LogViewTest extends SpringBrowserlessTest {

  @Autowired private ApplicationEvents events;
  @Autowired private RoomManagement rooms;
  @Autowired private Grants grants;
  @Autowired private Departures departures;
  @Autowired private TestPeople testPeople;
  @Autowired private JdbcTemplate database;
  @Autowired private MovableClock clock;

  private PersonProfile owner;
  private RoomDetails room;

  @BeforeEach
  void signIn() {
    owner = testPeople.active(Language.ENGLISH, false);
    room = rooms.create(owner.id(), "Council room");
    as(owner, Locale.ENGLISH);
  }

  @Test
  void aRoomLeadsToItsLogWhichSaysThatNothingWasDone() {
    UI.getCurrentOrThrow().navigate(RoomLinks.settings(room.id()));
    var link = findInView(Anchor.class).withText("What was done in calls").single();
    UI.getCurrentOrThrow().navigate(link.getHref());
    assertThat(findInView(H1.class).single().getText()).isEqualTo("What was done in calls");
    assertThat(findInView(Anchor.class).single().getHref())
        .isEqualTo(RoomLinks.settings(room.id()));
    assertThat(lines()).isEmpty();
    assertThat(findInView(Paragraph.class).withClassName("empty").single().getText())
        .isEqualTo("Nothing was done to anybody in a call of this room");
  }

  @Test
  void everythingIsToldInWordsTheNewestFirst() {
    done(Action.MUTE, "Anna", "audio");
    done(Action.MUTE, null, "video");
    done(Action.FORBID, "Anna", "-share");
    done(Action.FORBID, "Anna", "+speak");
    done(Action.RENAME, "Anna", "Anne");
    done(Action.GIVE_ROLE, "Anne", "moderator");
    done(Action.GIVE_ROLE, "Anne", "");
    done(Action.SET_POLICIES, null, "share=moderator startMuted=true");
    done(Action.LOCK, null, "+");
    done(Action.LOCK, null, "-");
    done(Action.ADMIT, "Ben", "+");
    done(Action.ADMIT, "Eve", "-");
    done(Action.ADMIT, null, "+500");
    done(Action.ADMIT, null, "-1");
    done(Action.ADMIT, null, "message");
    done(Action.BAN, "Anne", "");
    done(Action.END, null, "");
    open();
    assertThat(lines())
        .containsExactly(
            "Olga ended the call for all",
            "Olga removed Anne and blocked them from coming back",
            "Olga wrote to those who were waiting",
            "Olga denied entry to all who were waiting: 1 person",
            "Olga admitted all who were waiting: 500 people",
            "Olga denied Eve entry",
            "Olga admitted Ben",
            "Olga unlocked the room",
            "Olga locked the room",
            "Olga changed what everybody may do: Share a screen: Moderators; "
                + "Everybody comes in with the microphone off: yes",
            "Olga took the role of moderator from Anne",
            "Olga made Anne a moderator",
            "Olga renamed Anna to Anne",
            "Olga allowed Anna to speak",
            "Olga forbade Anna to share a screen",
            "Olga switched off everybody’s camera",
            "Olga muted the microphone of Anna");
  }

  /** What is done and has no words would be read as its key. */
  @Test
  void everyActionHasWordsInBothLanguages() {
    for (var action : List.of(Action.values())) {
      switch (action) {
        case MUTE -> {
          done(action, "Anna", "video");
          done(action, null, "audio");
        }
        case FORBID -> {
          for (var what : List.of("speak", "show", "share")) {
            done(action, "Anna", "+" + what);
            done(action, "Anna", "-" + what);
          }
        }
        case LOCK -> done(action, null, "+");
        case RENAME, RENAME_THEMSELVES -> done(action, "Anna", "Anne");
        case SET_POLICIES ->
            done(
                action,
                null,
                "speak=guest show=member chat=owner react=guest rename=guest admit=moderator"
                    + " waitForModerator=false");
        case ADMIT -> {
          for (var decision : List.of("+", "-")) {
            done(action, "Anna", decision);
            done(action, null, decision + 2);
          }
          done(action, null, "message");
        }
        case SPEAK, SHOW, SHARE, CHAT, REACT, LOWER_HAND -> {} // not kept
        default -> done(action, "Anna", "");
      }
    }
    for (var locale : List.of(Locale.ENGLISH, Locale.FRENCH)) {
      UI.getCurrentOrThrow().setLocale(locale);
      open();
      assertThat(lines())
          .hasSizeGreaterThan(15)
          .allSatisfy(line -> assertThat(line).doesNotContain("!", "conference.", "room."));
    }
  }

  @Test
  void olderEntriesComeWhenAsked() {
    for (var entry = 0; entry < 51; entry++) {
      done(Action.LOCK, null, entry % 2 == 0 ? "+" : "-");
    }
    open();
    assertThat(lines()).hasSize(50);
    var more = findInView(Button.class).withText("Show older entries").single();
    test(more).click();
    assertThat(lines()).hasSize(51);
    assertThat(more.isVisible()).isFalse();
    assertThat(events.stream(Announcement.class).map(Announcement::text)).endsWith("51 entries");
  }

  @Test
  void moderatorsReadItAndNobodyElse() {
    done(Action.BAN, "Anna", "");
    var moderator = testPeople.active(Language.ENGLISH, false);
    grants.give(room.id(), new Grantee.Account(moderator.id()), Role.MODERATOR);
    as(moderator, Locale.ENGLISH);
    open();
    assertThat(lines()).hasSize(1);

    for (var other :
        List.of(
            testPeople.active(Language.ENGLISH, false),
            testPeople.active(Language.ENGLISH, true))) {
      UI.getCurrentOrThrow().navigate("rooms");
      as(other, Locale.ENGLISH);
      open();
      assertThat(findInView(ListItem.class).all()).isEmpty();
      assertThat(getCurrentView()).isNotInstanceOf(LogView.class);
    }
  }

  /** The page of somebody who moderates no more may be open still. */
  @Test
  void whoModeratesNoMoreReadsNoOlderEntries() {
    for (var entry = 0; entry < 51; entry++) {
      done(Action.LOCK, null, "+");
    }
    var moderator = testPeople.active(Language.ENGLISH, false);
    grants.give(room.id(), new Grantee.Account(moderator.id()), Role.MODERATOR);
    as(moderator, Locale.ENGLISH);
    open();
    assertThat(lines()).hasSize(50);
    grants.take(room.id(), new Grantee.Account(moderator.id()));
    test(findInView(Button.class).withText("Show older entries").single()).click();
    assertThat(lines()).isEmpty();
  }

  /** Without the keys of V24 the name stays. */
  @Test
  void theNamesOfAnAccountGoWithIt() {
    var administrator = testPeople.active(Language.ENGLISH, true);
    var leaving = testPeople.active(Language.ENGLISH, false);
    done(Action.RENAME, "Lea Leaving", "Lea L.");
    done(Action.BAN, "Lea Leaving", "");
    done(Action.BAN, "Anna", "");
    database.update("alter table conference_log disable trigger conference_log_stays");
    database.update(
        "update conference_log set target_person = ? where target_name = 'Lea Leaving'",
        leaving.id().value());
    database.update("alter table conference_log enable trigger conference_log_stays");

    departures.delete(administrator.id(), leaving.id(), Optional.empty());

    open();
    assertThat(lines())
        .containsExactly(
            "Olga removed Anna and blocked them from coming back",
            "Olga removed a deleted account and blocked them from coming back",
            "Olga renamed a deleted account to a deleted account");
  }

  private void done(Action action, @Nullable String target, String detail) {
    database.update(
        """
        insert into conference_log
          (room_id, at, action, by_id, by_name, target_id, target_name, detail)
        values (?, ?, ?, ?, 'Olga', ?, ?, ?)
        """,
        room.id().value(),
        Timestamp.from(clock.instant()),
        action.name(),
        UUID.randomUUID(),
        target == null ? null : UUID.randomUUID(),
        target,
        detail);
  }

  private void as(PersonProfile person, Locale locale) {
    testPeople.signIn(person);
    UI.getCurrentOrThrow().setLocale(locale);
  }

  private void open() {
    UI.getCurrentOrThrow().navigate(RoomLinks.log(room.id()));
  }

  private List<String> lines() {
    return findInView(ListItem.class).all().stream()
        .map(item -> item.getChildren().findFirst().map(LogViewTest::text).orElseThrow())
        .toList();
  }

  private static String text(Component line) {
    return line.getElement().getTextRecursively();
  }
}
