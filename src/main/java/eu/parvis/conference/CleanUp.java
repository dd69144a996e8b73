package eu.parvis.conference;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes what nobody can use any more, and what has been kept long enough. */
@Component
class CleanUp {

  private static final Logger log = LoggerFactory.getLogger(CleanUp.class);

  private final Admissions admissions;
  private final SpentTokens tokens;
  private final AddressCodes codes;
  private final ConferenceLog history;
  private final Conferences conferences;

  CleanUp(
      Admissions admissions,
      SpentTokens tokens,
      AddressCodes codes,
      ConferenceLog history,
      Conferences conferences) {
    this.admissions = admissions;
    this.tokens = tokens;
    this.codes = codes;
    this.history = history;
    this.conferences = conferences;
  }

  @Scheduled(initialDelay = 1, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
  void run() {
    conferences.sweep();
    log.debug(
        "Deleted {} admissions, {} spent tokens, {} codes and {} entries of logs",
        admissions.deleteOld(),
        tokens.deleteExpired(),
        codes.deleteExpired(),
        history.deleteOld());
  }
}
