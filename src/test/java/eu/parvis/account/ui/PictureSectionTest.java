package eu.parvis.account.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.QueryParameters;
import eu.parvis.account.MovableClock;
import eu.parvis.account.People;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.ProfilePictures;
import eu.parvis.account.TestPeople;
import eu.parvis.kernel.Announcement;
import eu.parvis.kernel.Language;
import eu.parvis.testing.Focus;
import eu.parvis.testing.ParvisTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** How somebody chooses a picture of themselves. */
@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
@RecordApplicationEvents
@ViewPackages(classes = PeopleView.class)
class PictureSectionTest extends SpringBrowserlessTest {

  @Autowired private ApplicationEvents events;
  @Autowired private People people;
  @Autowired private ProfilePictures pictures;
  @Autowired private TestPeople testPeople;

  private PersonProfile person;

  @BeforeEach
  void signIn() {
    person = testPeople.active(Language.ENGLISH, true);
    testPeople.signIn(person);
    UI.getCurrentOrThrow().setLocale(Locale.ENGLISH);
    navigate(ProfileView.class);
  }

  @Test
  void aPictureIsChosenShownAndRemoved() throws IOException {
    assertThat(portrait()).isEqualTo("CM");
    assertThat(findInView(Button.class).withText("Remove the picture").all()).isEmpty();

    chooses("me.png", "image/png", picture());

    assertThat(pictures.find(person.id())).isPresent();
    assertThat(findInView(Image.class).single().getSrc())
        .startsWith("/people/" + person.id().value() + "/picture.jpg?v=");
    assertThat(announced()).endsWith("Your picture is kept");
    assertThat(findInView(Button.class).withText("Choose another picture").all()).hasSize(1);

    test(findInView(Button.class).withText("Remove the picture").single()).click();

    assertThat(pictures.find(person.id())).isEmpty();
    assertThat(portrait()).isEqualTo("CM");
    assertThat(announced()).endsWith("Your picture is removed");
    assertThat(Focus.asked()).endsWith(choice().getElement().getNode());
  }

  @Test
  void whatIsNoPictureIsToldUnderTheButtonAndTheOneThatStandsIsKept() throws Exception {
    pictures.keep(person.id(), picture());
    navigate(ProfileView.class);
    var before = pictures.among(List.of(person.id()));

    chooses("report.png", "image/png", "%PDF-1.7".getBytes(StandardCharsets.UTF_8));

    var problem = "This file cannot be read as a picture. Choose a PNG, JPEG or WebP file";
    assertThat(findInView(Paragraph.class).withId("picture-problem").single().getText())
        .isEqualTo(problem);
    assertThat(announced()).endsWith(problem);
    assertThat(choice().getElement().getAttribute("aria-describedby")).contains("picture-problem");
    assertThat(Focus.asked()).endsWith(choice().getElement().getNode());
    assertThat(pictures.among(List.of(person.id()))).isEqualTo(before);

    chooses("me.png", "image/png", picture());
    assertThat(findInView(Paragraph.class).withId("picture-problem").single().getText()).isEmpty();
  }

  @Test
  void theListOfPeopleShowsPicturesAndInitials() throws Exception {
    pictures.keep(person.id(), picture());
    people.prefer(person.id(), "Petra Pictured", Language.ENGLISH, person.zone());
    var other = testPeople.active(Language.ENGLISH, false);
    people.prefer(other.id(), "Olaf de Otherwise", Language.ENGLISH, other.zone());
    lists("petra pictured");
    assertThat(findInView(Image.class).all()).hasSize(1);
    lists("olaf otherwise");
    assertThat(findInView(Image.class).all()).isEmpty();
    assertThat(portrait()).isEqualTo("OO");
  }

  private static void lists(String words) {
    UI.getCurrentOrThrow().navigate("people", QueryParameters.of("search", words));
  }

  private void chooses(String name, String type, byte[] file) {
    test(findInView(Upload.class).single()).upload(name, type, file);
  }

  private Button choice() {
    return (Button) findInView(Upload.class).single().getUploadButton();
  }

  private String portrait() {
    return findInView(Portrait.class).single().getElement().getTextRecursively();
  }

  private List<String> announced() {
    return events.stream(Announcement.class).map(Announcement::text).toList();
  }

  private static byte[] picture() throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }
}
