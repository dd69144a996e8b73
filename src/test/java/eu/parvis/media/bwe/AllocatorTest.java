package eu.parvis.media.bwe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllocatorTest {

  private static final long MILLI = 1_000_000;
  private static final int LOW = 100_000;
  private static final int MIDDLE = 400_000;
  private static final int HIGH = 1_500_000;

  private final Allocator allocator = new Allocator();
  private final List<Share> shares = new ArrayList<>();
  private long nowNanos = 17 * MILLI;

  private Share camera() {
    Share share = new Share();
    share.ladder().add(0, 0, LOW);
    share.ladder().add(1, 0, MIDDLE);
    share.ladder().add(2, 0, HIGH);
    shares.add(share);
    return share;
  }

  private Share stage() {
    Share share = camera();
    share.stage(true, 1);
    return share;
  }

  private List<Integer> first(long budgetBps) {
    allocator.allocate(nowNanos, budgetBps, shares, true);
    return layers();
  }

  private List<Integer> after(long millis, long budgetBps) {
    for (long left = millis; left > 0; left -= 100) {
      nowNanos += 100 * MILLI;
      allocator.allocate(nowNanos, budgetBps, shares, false);
    }
    return layers();
  }

  private List<Integer> layers() {
    return shares.stream().map(Share::spatial).toList();
  }

  @Test
  void everythingGoesWhereThereIsRoom() {
    stage();
    camera();
    assertThat(first(10_000_000)).containsExactly(2, 2);
    assertThat(allocator.totalBps()).isEqualTo(2 * HIGH);
    assertThat(allocator.wantedBps(shares)).isZero();
  }

  @Test
  void nothingGoesWhereThereIsNone() {
    stage();
    camera();
    assertThat(first(0)).containsExactly(-1, -1);
    assertThat(allocator.totalBps()).isZero();
  }

  @Test
  void whatIsOnStageIsSeenWellBeforeOthersAreSeen() {
    camera();
    stage();
    assertThat(first(450_000)).containsExactly(-1, 1);
    assertThat(first(600_000)).containsExactly(0, 1);
  }

  @Test
  void everybodyIsSeenBeforeTheStageIsSharp() {
    stage();
    camera();
    camera();
    assertThat(first((long) (1.1 * HIGH) + LOW)).containsExactly(1, 1, 1);
    assertThat(first((long) (1.1 * (HIGH + 2 * LOW)) + 1)).containsExactly(2, 0, 0);
  }

  @Test
  void othersRiseTogether() {
    camera();
    camera();
    camera();
    assertThat(first((long) (1.1 * (2 * MIDDLE + LOW)) + 1)).containsExactly(1, 1, 0);
    assertThat(first((long) (1.1 * (HIGH + MIDDLE + LOW)) + 1))
        .as("nobody is high before all are middle")
        .containsExactly(1, 1, 1);
  }

  @Test
  void sourceThatIsTooDearDoesNotKeepOthersFromBeingSeen() {
    Share share = new Share();
    share.ladder().add(2, 0, HIGH);
    shares.add(share);
    camera();
    assertThat(first(500_000)).containsExactly(-1, 1);
  }

  @Test
  void screenOnStageIsSharpBeforeItIsSmooth() {
    Share screen = new Share();
    screen.ladder().add(0, 0, LOW);
    screen.ladder().add(2, 0, 900_000);
    screen.ladder().add(2, 1, 1_500_000);
    screen.stage(true, 2);
    shares.add(screen);
    camera();
    assertThat(first(1_000_000)).containsExactly(2, -1);
    assertThat(screen.temporal()).isZero();
    assertThat(first(1_200_000)).containsExactly(2, 0);
  }

  @Test
  void rungThatTakesAsMuchAsABetterOneIsNone() {
    Ladder ladder = new Ladder();
    ladder.add(0, 0, 100);
    ladder.add(0, 1, 300);
    ladder.add(0, 2, 400);
    ladder.add(1, 0, 300);
    assertThat(ladder.size()).isEqualTo(2);
    assertThat(ladder.bps(1)).isEqualTo(300);
  }

  @Test
  void goingDownTakesNoTime() {
    stage();
    assertThat(first(2_000_000)).containsExactly(2);
    assertThat(after(100, (long) (HIGH / 1.4) - 1)).containsExactly(1);
    assertThat(after(100, LOW)).containsExactly(0);
    assertThat(after(100, LOW - 1)).containsExactly(-1);
  }

  @Test
  void whatAlmostFitsStaysForTwoSeconds() {
    stage();
    first(2_000_000);
    assertThat(after(2_000, HIGH - 100_000)).containsExactly(2);
    assertThat(after(100, HIGH - 100_000)).containsExactly(1);
  }

  @Test
  void whatAlmostFitsStaysWhileItIsCarried() {
    stage();
    first(2_000_000);
    allocator.carried(true);
    assertThat(after(60_000, HIGH - 100_000)).containsExactly(2);
    allocator.carried(false);
    assertThat(after(1_900, HIGH - 100_000)).containsExactly(2);
    assertThat(after(100, HIGH - 100_000)).containsExactly(1);
  }

  @Test
  void whatIsFarTooMuchGoesAlsoWhileItIsCarried() {
    stage();
    first(2_000_000);
    allocator.carried(true);
    assertThat(after(100, (long) (HIGH / Allocator.TIGHT) - 1)).containsExactly(1);
    assertThat(after(100, MIDDLE - 1)).as("a narrow link").containsExactly(0);
  }

  @Test
  void whatIsCarriedClimbsNoSooner() {
    stage();
    first(LOW);
    allocator.carried(true);
    assertThat(after(60_000, MIDDLE)).containsExactly(0);
  }

  @Test
  void whatFitsAgainInTimeStays() {
    stage();
    first(2_000_000);
    for (int i = 0; i < 10; i++) {
      after(1_800, HIGH - 100_000);
      assertThat(after(200, HIGH)).containsExactly(2);
    }
  }

  @Test
  void narrowLinkHasNoPatience() {
    stage();
    assertThat(first(500_000)).containsExactly(1);
    assertThat(after(100, MIDDLE - 1)).containsExactly(0);
  }

  @Test
  void goingUpTakesRoomAndTime() {
    stage();
    first(500_000);
    assertThat(after(60_000, HIGH + LOW)).as("too tight").containsExactly(1);
    assertThat(after(900, 1_700_000)).containsExactly(1);
    assertThat(after(200, 1_700_000)).containsExactly(2);
  }

  @Test
  void timeBeginsAnewWhenRoomIsLost() {
    stage();
    first(500_000);
    for (int i = 0; i < 10; i++) {
      assertThat(after(900, 1_700_000)).containsExactly(1);
      after(100, 1_600_000);
    }
    assertThat(layers()).containsExactly(1);
  }

  @Test
  void afterAFallItTakesMoreRoomOrMoreTime() {
    stage();
    first(2_000_000);
    after(10_000, 2_000_000);
    after(100, 1_000_000);
    assertThat(after(4_000, 1_700_000)).containsExactly(1);
    assertThat(after(2_500, 1_700_000)).containsExactly(2);
    after(10_000, 1_700_000);
    after(100, 1_000_000);
    assertThat(after(2_200, 2_000_000)).as("much more").containsExactly(2);
  }

  @Test
  void whoFallsBackAgainAndAgainWaitsLonger() {
    stage();
    first(1_700_000);
    int climbs = 0;
    for (int i = 0; i < 3_000; i++) { // five minutes
      boolean high = layers().contains(2);
      after(100, high ? 1_000_000 : 1_700_000);
      climbs += !high && layers().contains(2) ? 1 : 0;
    }
    assertThat(climbs).isBetween(2, 8);
  }

  @Test
  void aSmallStepUpIsNotBlamedForAFall() {
    stage();
    Share calm = new Share();
    calm.ladder().add(0, 0, 10_000);
    shares.add(calm);
    first(500_000);
    assertThat(after(100, 405_000)).containsExactly(1, -1);
    assertThat(after(1_200, 520_000)).containsExactly(1, 0);
    assertThat(after(100, 111_000)).containsExactly(0, 0);
    assertThat(after(4_500, 480_000)).as("wary for five seconds").containsExactly(0, 0);
    assertThat(after(2_000, 480_000)).as("and no longer").containsExactly(1, 0);
  }

  @Test
  void whoIsNotSeenAtAllComesBackAfterASecond() {
    stage();
    first(1_700_000);
    for (int i = 0; i < 600; i++) { // a minute
      after(100, layers().contains(2) ? 1_000_000 : 1_700_000);
    }
    after(1_000, 0);
    assertThat(after(1_200, 1_700_000)).containsExactly(0);
    assertThat(after(2_000, 1_700_000)).as("sharp only later").containsExactly(0);
  }

  @Test
  void fallsOfANarrowLinkAreForgottenOnAWideOne() {
    stage();
    first(500_000);
    for (int i = 0; i < 3_000; i++) { // five minutes
      after(100, layers().contains(1) ? 300_000 : 500_000);
    }
    assertThat(after(1_200, 2_000_000)).containsExactly(2);
  }

  @Test
  void otherWishesAreHeededAtOnce() {
    stage();
    Share other = camera();
    first(1_800_000);
    assertThat(layers()).containsExactly(2, 0);
    shares.getFirst().stage(false, 1);
    other.stage(true, 1);
    assertThat(first(1_800_000)).containsExactly(0, 2);
  }

  @Test
  void layerThatIsGoneIsNoFall() {
    Share share = stage();
    first(2_000_000);
    share.ladder().clear();
    share.ladder().add(0, 0, LOW);
    assertThat(after(100, 2_000_000)).containsExactly(0);
    share.ladder().add(1, 0, MIDDLE);
    share.ladder().add(2, 0, HIGH);
    assertThat(after(1_200, 1_700_000)).containsExactly(2);
  }

  @Test
  void wantsWhatWouldLetEverybodyBeSharp() {
    stage();
    camera();
    first(500_000);
    assertThat(allocator.wantedBps(shares)).isEqualTo((long) (2 * HIGH * 1.25));
  }
}
