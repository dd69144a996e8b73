package eu.parvis.media.ice;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.ice.IceAgent.Outcome;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IceAgentTest {

  private static final CandidatePair WIFI = pair("192.0.2.1", "198.51.100.1", 1111);
  private static final CandidatePair MOBILE = pair("2001:db8::10", "2001:db8::1", 2222);

  private final Random random = new Random(5);
  private final IceCredentials local = IceCredentials.random(random);
  private final IceCredentials remote = IceCredentials.random(random);
  private final TestIceClient client = new TestIceClient(remote, local, random);
  private final List<CandidatePair> sentTo = new ArrayList<>();
  private final List<ByteBuffer> sent = new ArrayList<>();
  private final Set<CandidatePair> taken = new HashSet<>();
  private final List<CandidatePair> released = new ArrayList<>();
  private long nowNanos = 1_000_000_000L;
  private final IceAgent agent = new IceAgent(local, random, new RecordingPort());

  private static CandidatePair pair(String local, String remote, int port) {
    return new CandidatePair(
        new InetSocketAddress(local, 10000), new InetSocketAddress(remote, port));
  }

  private final class RecordingPort implements IceAgent.Port {
    @Override
    public void transmit(CandidatePair pair, ByteBuffer message) {
      sentTo.add(pair);
      sent.add(ByteBuffer.allocate(message.remaining()).put(message).flip());
    }

    @Override
    public boolean claim(CandidatePair pair) {
      return !taken.contains(pair);
    }

    @Override
    public void release(CandidatePair pair) {
      released.add(pair);
    }
  }

  private Outcome check(CandidatePair from) {
    return agent.receive(nowNanos, from, client.check());
  }

  @Test
  void answersEarlyChecksBeforeSignalling() {
    client.takeControl();
    assertThat(check(WIFI)).isEqualTo(Outcome.ANSWERED);
    client.receive(WIFI.local(), sent.getLast());
    assertThat(client.succeeded()).isTrue();
  }

  @Test
  void refusesAnotherRemoteFragmentOnceItIsKnown() {
    agent.remote(nowNanos, IceCredentials.random(random));
    client.takeControl();
    assertThat(check(WIFI)).isEqualTo(Outcome.UNAUTHENTICATED);
    assertThat(sent).isEmpty();
  }

  @Test
  void aPeerThatBelievesToBeControlledTakesControlAndLosesNoRoundTrip() {
    agent.remote(nowNanos, remote);
    assertThat(check(WIFI)).isEqualTo(Outcome.ANSWERED);
    assertThat(agent.isValid(WIFI)).isTrue();
    ByteBuffer answer = requireNonNull(client.receive(WIFI.local(), sent.getFirst()));
    assertThat(client.isControlling()).as("before its own check is answered").isTrue();
    client.receive(WIFI.local(), sent.getLast());
    assertThat(client.succeeded()).isTrue();
    assertThat(sent).hasSize(2);
    assertThat(agent.receive(nowNanos, WIFI, answer)).isEqualTo(Outcome.CONSENTED);
  }

  @Test
  void takesControlOfAPeerThatInsistsOnBeingControlled() {
    agent.remote(nowNanos, remote);
    client.insistOnBeingControlled();
    check(WIFI);
    ByteBuffer refusal = requireNonNull(client.receive(WIFI.local(), sent.getFirst()));
    assertThat(agent.receive(nowNanos, WIFI, refusal)).isEqualTo(Outcome.ROLE_CONFLICT);
    assertThat(agent.consented()).isNull();
    assertThat(answerFrom(WIFI)).isEqualTo(Outcome.CONSENTED);
    assertThat(agent.consented()).isEqualTo(WIFI);

    sent.clear();
    check(WIFI);
    assertThat(sent).as("there is no conflict any more").hasSize(1);
    agent.askConsent();
    assertThat(answerFrom(WIFI)).isEqualTo(Outcome.CONSENTED);
  }

  @Test
  void isControlledAgainWhenThePeerTakesControl() {
    agent.remote(nowNanos, remote);
    client.insistOnBeingControlled();
    check(WIFI);
    agent.receive(nowNanos, WIFI, requireNonNull(client.receive(WIFI.local(), sent.getFirst())));
    client.takeControl();
    check(WIFI);
    agent.askConsent();
    assertThat(requireNonNull(StunMessage.parse(sent.getLast())).controlled()).isTrue();
  }

  @Test
  void aPeerThatRefusesEitherRoleIsNotAskedForever() {
    agent.remote(nowNanos, remote);
    client.refuseEitherRole();
    check(WIFI);
    agent.receive(nowNanos, WIFI, requireNonNull(client.receive(WIFI.local(), sent.getFirst())));
    int conflicts = 1;
    while (answerFrom(WIFI) == Outcome.ROLE_CONFLICT) {
      conflicts++;
    }
    assertThat(conflicts).isLessThanOrEqualTo(IceAgent.MAX_CONFLICTS);
    assertThat(agent.consented()).isNull();
  }

  @Test
  void onlyThePeerCanSayThatRolesAreInConflict() {
    agent.remote(nowNanos, remote);
    check(WIFI);
    var check = requireNonNull(StunMessage.parse(sent.getFirst()));
    var forged = new StunWriter();
    forged.start(Stun.BINDING_ERROR, check.transactionId()).error(487, "Role Conflict");
    ByteBuffer message = forged.sign(new IntegrityKey("a password that is not known")).finish();
    assertThat(agent.receive(nowNanos, WIFI, message)).isEqualTo(Outcome.UNAUTHENTICATED);
    agent.askConsent();
    assertThat(requireNonNull(StunMessage.parse(sent.getLast())).controlled()).isTrue();
  }

  @Test
  void everyPairOfAControlledPeerIsAskedBeforeItIsAnswered() {
    agent.remote(nowNanos, remote);
    check(WIFI);
    check(WIFI);
    check(MOBILE);
    assertThat(sentTo).containsExactly(WIFI, WIFI, WIFI, WIFI, MOBILE, MOBILE);
  }

  @Test
  void aControlledPeerThatIsEarlyIsAnsweredOnceSignallingIsThere() {
    check(WIFI);
    check(MOBILE);
    assertThat(sent).isEmpty();
    agent.remote(nowNanos, remote);
    assertThat(sent).hasSize(4);
    sent.forEach(message -> client.receive(WIFI.local(), message));
    assertThat(client.succeeded()).isTrue();
    assertThat(client.isControlling()).isTrue();
  }

  /** The browser answers the agent's latest check. */
  private Outcome answerFrom(CandidatePair from) {
    return agent.receive(
        nowNanos, from, requireNonNull(client.receive(from.local(), sent.getLast())));
  }

  /** The browser checks a pair and answers the agent's check of it. */
  private void consent(CandidatePair pair) {
    check(pair);
    answerFrom(pair);
  }

  @Test
  void mediaGoesToTheLastNominatedThatAnsweredAndAllAreHeard() {
    agent.remote(nowNanos, remote);
    client.takeControl();
    check(WIFI);
    assertThat(agent.consented()).as("before the answer").isNull();
    assertThat(answerFrom(WIFI)).isEqualTo(Outcome.CONSENTED);
    assertThat(agent.consented()).isEqualTo(WIFI);
    check(MOBILE);
    assertThat(agent.selected()).isEqualTo(MOBILE);
    assertThat(agent.consented()).isEqualTo(WIFI);
    assertThat(sentTo.getLast()).as("the new address is asked at once").isEqualTo(MOBILE);
    answerFrom(MOBILE);
    assertThat(agent.consented()).isEqualTo(MOBILE);
    assertThat(agent.isValid(WIFI)).isTrue();
    assertThat(agent.isValid(MOBILE)).isTrue();
  }

  @Test
  void anAddressThatConsentedLatelyIsSentToAgainAtOnce() {
    agent.remote(nowNanos, remote);
    client.takeControl();
    consent(WIFI);
    consent(MOBILE);
    check(WIFI);
    assertThat(agent.consented()).isEqualTo(WIFI);
    check(MOBILE);
    nowNanos += Consent.EXPIRED_NANOS;
    check(WIFI);
    assertThat(agent.consented()).as("consent is too old").isEqualTo(MOBILE);
  }

  @Test
  void whatThePeerSendsOverIsWhatItIsSentOver() {
    agent.remote(nowNanos, remote);
    client.takeControl();
    consent(WIFI);
    consent(MOBILE);
    agent.carried(nowNanos, WIFI);
    assertThat(agent.consented()).isEqualTo(WIFI);
    check(MOBILE);
    assertThat(agent.consented()).as("nominating every pair moves nothing").isEqualTo(WIFI);
    nowNanos += IceAgent.CARRIES_NANOS;
    check(MOBILE);
    assertThat(agent.consented()).as("nothing else tells").isEqualTo(MOBILE);
  }

  @Test
  void aPairThatMayBeNextIsAskedBeforeItIsUsed() {
    agent.remote(nowNanos, remote);
    client.takeControl();
    consent(WIFI);
    agent.carried(nowNanos, WIFI);
    check(MOBILE);
    assertThat(answerFrom(MOBILE)).isEqualTo(Outcome.CONSENTED);
    assertThat(agent.consented()).isEqualTo(WIFI);
    agent.carried(nowNanos, MOBILE);
    assertThat(agent.consented()).isEqualTo(MOBILE);
  }

  @Test
  void sendingOverAPairThatNoCheckMadeValidSelectsNothing() {
    agent.carried(nowNanos, WIFI);
    assertThat(agent.selected()).isNull();
  }

  @Test
  void answersOverThePairThatTheCheckCameOver() {
    client.takeControl();
    var otherLocal = new CandidatePair(MOBILE.local(), WIFI.remote());
    check(WIFI);
    check(otherLocal);
    assertThat(sentTo).containsExactly(WIFI, otherLocal);
  }

  @Test
  void asksTheSelectedAddressAsSoonAsSignallingHasThePassword() {
    client.takeControl();
    check(WIFI);
    int before = sent.size();
    agent.remote(nowNanos, remote);
    assertThat(sent).hasSize(before + 1);
    assertThat(answerFrom(WIFI)).isEqualTo(Outcome.CONSENTED);
  }

  @Test
  void asksANewAddressAgainALimitedNumberOfTimes() {
    agent.remote(nowNanos, remote);
    client.takeControl();
    check(WIFI);
    int before = sent.size();
    assertThat(agent.nextDeadlineNanos()).isEqualTo(nowNanos + IceAgent.FIRST_RETRY_NANOS);
    while (agent.nextDeadlineNanos() != Long.MAX_VALUE) {
      nowNanos = agent.nextDeadlineNanos();
      agent.advance(nowNanos);
    }
    assertThat(sent).hasSize(before + IceAgent.MAX_RETRIES);
    consent(WIFI);
    assertThat(agent.consented()).as("its next check starts anew").isEqualTo(WIFI);
    assertThat(agent.nextDeadlineNanos()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void answersForgeriesWithSilence() {
    assertThat(agent.receive(nowNanos, WIFI, client.forgedCheck()))
        .isEqualTo(Outcome.UNAUTHENTICATED);
    assertThat(sent).isEmpty();
    assertThat(agent.selected()).isNull();
  }

  @Test
  void refusesAnAddressOfSomebodyElse() {
    client.takeControl();
    taken.add(WIFI);
    assertThat(check(WIFI)).isEqualTo(Outcome.ADDRESS_REFUSED);
    assertThat(agent.isValid(WIFI)).isFalse();
  }

  @Test
  void whoRoamsFarKeepsTheSelectedPairAndLosesTheOldest() {
    agent.remote(nowNanos, remote);
    client.takeControl();
    consent(WIFI);
    List<CandidatePair> places =
        IntStream.range(0, IceAgent.MAX_PAIRS).mapToObj(this::away).toList();
    for (CandidatePair place : places) {
      agent.carried(nowNanos, WIFI);
      assertThat(check(place)).isEqualTo(Outcome.ANSWERED);
    }
    assertThat(released).containsExactly(places.getFirst());
    assertThat(agent.isValid(places.getFirst())).isFalse();
    assertThat(agent.isValid(WIFI)).isTrue();

    check(places.get(1));
    assertThat(check(MOBILE)).isEqualTo(Outcome.ANSWERED);
    assertThat(released).as("checked again, so not the oldest").endsWith(places.get(2));
    answerFrom(MOBILE);
    agent.carried(nowNanos, MOBILE);
    assertThat(agent.consented()).isEqualTo(MOBILE);
  }

  @Test
  void whereMediaGoesIsKeptUntilTheNewAddressAnswered() {
    agent.remote(nowNanos, remote);
    client.takeControl();
    consent(WIFI);
    IntStream.range(0, 2 * IceAgent.MAX_PAIRS).mapToObj(this::away).forEach(this::check);
    assertThat(agent.consented()).isEqualTo(WIFI);
    assertThat(agent.isValid(WIFI)).isTrue();
    assertThat(released).hasSize(IceAgent.MAX_PAIRS + 1);
  }

  @Test
  void anAddressOfSomebodyElseTakesNoPlace() {
    client.takeControl();
    IntStream.range(0, IceAgent.MAX_PAIRS).mapToObj(this::away).forEach(this::check);
    taken.add(MOBILE);
    assertThat(check(MOBILE)).isEqualTo(Outcome.ADDRESS_REFUSED);
    assertThat(released).isEmpty();
  }

  private CandidatePair away(int port) {
    return pair("192.0.2.1", "203.0.113.7", port + 1);
  }

  @Test
  void takesConsentOnlyFromTheAnswerToItsQuestion() {
    agent.remote(nowNanos, remote);
    client.takeControl();
    check(WIFI);
    agent.askConsent();
    ByteBuffer answer = requireNonNull(client.receive(WIFI.local(), sent.getLast()));
    assertThat(agent.receive(nowNanos, MOBILE, answer.duplicate())).isEqualTo(Outcome.UNEXPECTED);
    assertThat(agent.receive(nowNanos, WIFI, answer.duplicate())).isEqualTo(Outcome.CONSENTED);
    assertThat(agent.receive(nowNanos, WIFI, answer.duplicate())).isEqualTo(Outcome.UNEXPECTED);
  }

  @Test
  void asksNothingBeforeThereIsSomebodyToAsk() {
    agent.askConsent();
    agent.remote(nowNanos, remote);
    agent.askConsent();
    assertThat(sent).isEmpty();
  }

  @Test
  void refusesUnknownRequiredAttributeByName() {
    ByteBuffer message =
        new StunWriter()
            .start(Stun.BINDING_REQUEST, new byte[Stun.TRANSACTION_BYTES])
            .text(Stun.USERNAME, local.ufrag() + ":" + remote.ufrag())
            .flag(0x7F01)
            .sign(new IntegrityKey(local.pwd()))
            .finish();
    assertThat(agent.receive(nowNanos, WIFI, message)).isEqualTo(Outcome.UNEXPECTED);
    byte[] answer = sent.getLast().array();
    assertThat(new String(answer, StandardCharsets.ISO_8859_1))
        .contains("Unknown Attribute")
        .contains("\u007f\u0001");
  }

  @Test
  void passwordsAreNeverPrinted() {
    assertThat(local.toString()).doesNotContain(local.pwd());
  }
}
