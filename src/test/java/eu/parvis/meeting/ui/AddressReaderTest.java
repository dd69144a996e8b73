package eu.parvis.meeting.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import eu.parvis.meeting.ui.AddressReader.Problem;
import java.util.List;
import java.util.Random;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class AddressReaderTest {

  @Test
  void readsNamesBareAddressesAndEverySeparator() {
    assertThat(
            AddressReader.read(
                "Anne Martin <anne@a.example>, bruno@b.example; Clara <clara@c.example>\n"
                    + "DINH@d.example\r\n\r\n ; ,"))
        .isEqualTo(
            AddressReader.read(
                "Anne Martin <anne@a.example>\nbruno@b.example\nClara <clara@c.example>\n"
                    + "dinh@d.example"));
    assertThat(good("Anne Martin <anne@a.example>, bruno@b.example"))
        .containsExactly(tuple("Anne Martin", "anne@a.example"), tuple("", "bruno@b.example"));
  }

  @Test
  void separatorsWithinQuotesBelongToTheName() {
    assertThat(good("\"Martin, Anne; DSI\" <anne@a.example>, \"Say \\\"hi\\\"\" <b@b.example>"))
        .containsExactly(
            tuple("Martin, Anne; DSI", "anne@a.example"), tuple("Say \"hi\"", "b@b.example"));
    assertThat(good("'Dupont, Luc' <luc@a.example>"))
        .containsExactly(tuple("Dupont, Luc", "luc@a.example"));
  }

  @Test
  void aFamilyNameThatComesFirstIsNotAnEntryOfItsOwn() {
    assertThat(good("MARTIN, Anne <anne@a.example>; DUPONT, Luc <luc@b.example>"))
        .containsExactly(
            tuple("MARTIN, Anne", "anne@a.example"), tuple("DUPONT, Luc", "luc@b.example"));
  }

  @Test
  void aQuoteThatIsNotClosedEndsWithItsLine() {
    assertThat(good("\"Anne <anne@a.example>\nbruno@b.example"))
        .contains(tuple("", "bruno@b.example"));
  }

  @Test
  void badEntriesSayWhyAndTheGoodOnesAreKept() {
    var read =
        AddressReader.read(
            "Anne <anne@a.example>, nobody, Bruno <bruno@nowhere>, luc@b.example,"
                + "x".repeat(121)
                + " <long@c.example>");
    assertThat(read.good())
        .extracting(invitee -> invitee.email().value())
        .containsExactly("anne@a.example", "luc@b.example");
    assertThat(read.bad())
        .extracting(AddressReader.Bad::text, AddressReader.Bad::problem)
        .startsWith(
            tuple("nobody", Problem.NO_ADDRESS),
            tuple("Bruno <bruno@nowhere>", Problem.WRONG_ADDRESS));
    assertThat(read.bad().getLast().problem()).isEqualTo(Problem.LONG_NAME);
  }

  @Test
  void accentsBeforeTheAtAreNamed() {
    var read = AddressReader.read("René <rené@a.example>, rené@b, luc@bücher.example");
    assertThat(read.bad())
        .extracting(AddressReader.Bad::problem)
        .containsExactly(Problem.ACCENTED_ADDRESS, Problem.WRONG_ADDRESS);
    assertThat(read.good())
        .extracting(invitee -> invitee.email().value())
        .containsExactly("luc@xn--bcher-kva.example");
  }

  @Test
  void anAddressThatIsTwiceInTheListIsReadOnce() {
    assertThat(good("Anne <anne@a.example>, ANNE@A.example"))
        .containsExactly(tuple("Anne", "anne@a.example"));
  }

  @Test
  void anythingIsReadOrShownAsBad() {
    var random = new Random(4);
    var letters = "ab@.<>\"',;\n\\ \té😀";
    for (var round = 0; round < 5_000; round++) {
      var text = new StringBuilder();
      for (var i = random.nextInt(40); i > 0; i--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      var read = AddressReader.read(text.toString());
      assertThat(read.good()).allSatisfy(invitee -> assertThat(invitee.name()).isNotNull());
      assertThat(read.bad()).allSatisfy(bad -> assertThat(text).contains(bad.text()));
    }
  }

  private static List<Tuple> good(String text) {
    return AddressReader.read(text).good().stream()
        .map(invitee -> tuple(invitee.name(), invitee.email().value()))
        .toList();
  }
}
