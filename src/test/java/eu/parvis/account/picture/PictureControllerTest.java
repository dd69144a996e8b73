package eu.parvis.account.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.securityContext;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import eu.parvis.account.Departures;
import eu.parvis.account.MovableClock;
import eu.parvis.account.NewPerson;
import eu.parvis.account.People;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.ProfilePictures;
import eu.parvis.account.TestPeople;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.testing.ParvisTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Who gets the picture of whom, and as what. */
@ParvisTest
@AutoConfigureMockMvc
@Import({MovableClock.Configuration.class, TestPeople.class})
@TestPropertySource(properties = "parvis.account.domains=example.org")
class PictureControllerTest {

  @Autowired private MockMvcTester http;
  @Autowired private People people;
  @Autowired private Departures departures;
  @Autowired private ProfilePictures pictures;
  @Autowired private TestPeople testPeople;

  private PersonProfile person;

  @BeforeEach
  void hasAPicture() throws Exception {
    person = testPeople.active(Language.ENGLISH, false);
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), "png", bytes);
    pictures.keep(person.id(), bytes.toByteArray());
  }

  /** The switch is the content policy in {@code PictureSecurity}. */
  @Tag("asvs-3.2.1")
  @Test
  void anAgentGetsAnImageAndNothingThatABrowserWouldRun() {
    var answer = asks(testPeople.active(Language.ENGLISH, false), person);
    assertThat(answer)
        .hasStatusOk()
        .hasHeader("Content-Type", "image/jpeg")
        .hasHeader("Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'")
        .hasHeader("Cross-Origin-Resource-Policy", "same-origin")
        .hasHeader("X-Content-Type-Options", "nosniff")
        .hasHeader("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate");
    assertThat(answer.getResponse().getContentAsByteArray()).startsWith(0xFF, 0xD8, 0xFF);
  }

  @Test
  void whoeverFindsNoNamesFindsNoPictureButTheirOwn() throws Exception {
    var outsider = outsider();
    pictures.keep(outsider.id(), pictures.find(person.id()).orElseThrow());
    assertThat(asks(outsider, person)).hasStatus(404);
    assertThat(asks(outsider, outsider)).hasStatusOk();
  }

  @Test
  void nobodyGetsOneWithoutSigningInAndNobodyChangesOneHere() {
    assertThat(http.perform(get(path(person.id().value()))))
        .hasStatus(401)
        .doesNotContainHeader("Set-Cookie");
    testPeople.signIn(person);
    var context = SecurityContextHolder.getContext();
    assertThat(http.perform(post(path(person.id().value())).with(securityContext(context))))
        .hasStatus(403);
  }

  @Test
  void aPictureGoesWithItsAccount() {
    var administrator = testPeople.active(Language.ENGLISH, true);
    departures.delete(administrator.id(), person.id(), Optional.empty());
    assertThat(pictures.find(person.id())).isEmpty();
    assertThat(pictures.among(List.of(person.id()))).isEmpty();
    assertThat(asks(administrator, person)).hasStatus(404);
  }

  private PersonProfile outsider() {
    var address = new EmailAddress(UUID.randomUUID() + "@elsewhere.example");
    return people.add(new NewPerson("Otto", address, Language.ENGLISH, false), person.zone());
  }

  private MvcTestResult asks(PersonProfile by, PersonProfile whose) {
    testPeople.signIn(by);
    var context = SecurityContextHolder.getContext();
    return http.perform(get(path(whose.id().value())).with(securityContext(context)));
  }

  private static String path(UUID person) {
    return "/people/" + person + "/picture.jpg";
  }
}
