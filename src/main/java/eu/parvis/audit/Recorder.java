package eu.parvis.audit;

import eu.parvis.account.LoginNews;
import eu.parvis.account.PersonAdded;
import eu.parvis.account.PersonId;
import eu.parvis.account.PersonRenamed;
import eu.parvis.account.PersonalDataExported;
import eu.parvis.account.PictureChanged;
import eu.parvis.account.SignedIn;
import eu.parvis.account.StandingChanged;
import eu.parvis.room.RoomChanged;
import eu.parvis.room.RoomDeleted;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes down news of other modules, in the transaction that makes them: what is done stands in the
 * log, and what stands there was done. Where the news do not say who, it is who is signed in.
 */
@Component
class Recorder {

  private final AuditLog log;
  private final SignedIn signedIn;
  private final WrongPasswords wrong;

  Recorder(AuditLog log, SignedIn signedIn, WrongPasswords wrong) {
    this.log = log;
    this.signedIn = signedIn;
    this.wrong = wrong;
  }

  @EventListener
  void on(LoginNews news) {
    switch (news) {
      case LoginNews.Began(var person) -> about(Kind.SIGNED_IN, person, person);
      case LoginNews.Ended(var person) -> about(Kind.SIGNED_OUT, person, person);
      case LoginNews.Revoked(var person, var logins) ->
          log.add(Kind.SESSIONS_REVOKED, actor(), person, null, String.valueOf(logins));
      case LoginNews.Stolen(var person) -> about(Kind.SESSION_STOLEN, null, person);
      case LoginNews.Refused(var person) -> wrong.count(person);
      case LoginNews.Throttled(var person) ->
          about(Kind.SIGN_IN_THROTTLED, null, person.orElse(null));
      case LoginNews.PasswordChanged(var person) -> about(Kind.PASSWORD_CHANGED, person, person);
      case LoginNews.PasswordReset(var person) -> about(Kind.PASSWORD_RESET, null, person);
      case LoginNews.LinkMade(var person, var asked) ->
          about(asked ? Kind.LINK_ASKED : Kind.LINK_MADE, asked ? null : actor(), person);
      case LoginNews.Entrusted(var person) -> about(Kind.ENTRUSTED, person, person);
    }
  }

  @EventListener
  void on(PersonAdded added) {
    about(Kind.PERSON_ADDED, actor(), added.person().id());
  }

  @EventListener
  void on(PersonRenamed renamed) {
    about(Kind.PERSON_RENAMED, renamed.by(), renamed.person());
  }

  @EventListener
  void on(PersonalDataExported exported) {
    about(Kind.DATA_EXPORTED, exported.by(), exported.person());
  }

  @EventListener
  void on(PictureChanged changed) {
    if (changed.removedBy() != null) {
      about(Kind.PICTURE_REMOVED, changed.removedBy(), changed.person());
    }
  }

  @EventListener
  void on(StandingChanged change) {
    var kind =
        switch (change) {
          case StandingChanged.Suspended _ -> Kind.SUSPENDED;
          case StandingChanged.Reinstated _ -> Kind.REINSTATED;
          case StandingChanged.Promoted _ -> Kind.PROMOTED;
          case StandingChanged.Demoted _ -> Kind.DEMOTED;
          case StandingChanged.IdentityForgotten _ -> Kind.IDENTITY_FORGOTTEN;
          case StandingChanged.Deleted _ -> Kind.PERSON_DELETED;
        };
    about(kind, change.by(), change.person());
  }

  @EventListener
  void on(RoomChanged changed) {
    var by = changed.by() == null ? actor() : changed.by();
    var detail = RoomWords.written(changed.changes());
    log.add(Kind.ROOM_CHANGED, by, changed.about(), changed.room(), detail);
  }

  @EventListener
  void on(RoomDeleted gone) {
    log.add(Kind.ROOM_DELETED, actor(), null, gone.room(), "");
  }

  private void about(Kind kind, @Nullable PersonId by, @Nullable PersonId person) {
    log.add(kind, by, person, null, "");
  }

  private @Nullable PersonId actor() {
    return signedIn.id().orElse(null);
  }
}
