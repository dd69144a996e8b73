package eu.parvis.account.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.PictureRefused;
import eu.parvis.account.ProfilePictures;
import eu.parvis.kernel.Announcement;
import java.io.IOException;
import java.util.Locale;
import org.springframework.context.ApplicationEventPublisher;

/** One's own picture: chosen, shown, removed. What is wrong with a file stands under its button. */
class PictureSection extends Section {

  private static final String HELP = "picture-help";
  private static final String PROBLEM = "picture-problem";
  private static final int MEGABYTE = 1 << 20;

  private final transient PersonProfile person;
  private final transient ProfilePictures pictures;
  private final transient ApplicationEventPublisher events;
  private final Div shown = new Div();
  private final Button choose = new Button();
  private final Upload upload = new Upload(new Receiving());
  private final Button remove =
      new Button(getTranslation("people.picture.remove"), _ -> takeAway());
  private final Paragraph problem = new Paragraph();

  PictureSection(PersonProfile person, ProfilePictures pictures, ApplicationEventPublisher events) {
    this.person = person;
    this.pictures = pictures;
    this.events = events;
    addClassName("picture-section");
    problem.setId(PROBLEM);
    problem.addClassName("field-problem");
    var help =
        new Paragraph(getTranslation("people.picture.help", ProfilePictures.MOST_BYTES / MEGABYTE));
    help.setId(HELP);
    help.addClassName("quiet");
    choose.getElement().setAttribute("aria-describedby", HELP + " " + PROBLEM);
    upload.setUploadButton(choose);
    upload.setDropAllowed(false);
    upload.setMaxFiles(1);
    upload.setAcceptedMimeTypes("image/png", "image/jpeg", "image/webp");
    upload.setMaxFileSize(ProfilePictures.MOST_BYTES);
    upload.setI18n(
        UploadTexts.of(
            this, text(PictureRefused.Reason.TOO_LARGE), text(PictureRefused.Reason.NO_PICTURE)));
    upload.addFileRejectedListener(event -> refuse(event.getErrorMessage()));
    var actions = new Div(upload, remove);
    actions.addClassName("picture-actions");
    var row = new Div(shown, new Div(help, actions, problem));
    row.addClassName("picture-row");
    add(new H2(getTranslation("people.picture.title")), row);
    show();
  }

  private String text(PictureRefused.Reason reason) {
    return getTranslation(
        "people.picture." + reason.name().toLowerCase(Locale.ROOT),
        ProfilePictures.MOST_BYTES / MEGABYTE,
        ProfilePictures.MOST_PIXELS / 1_000_000);
  }

  private void show() {
    var changed = pictures.since(person.id());
    shown.removeAll();
    shown.add(new Portrait(person, changed));
    choose.setText(
        getTranslation(changed.isPresent() ? "people.picture.other" : "people.picture.choose"));
    remove.setVisible(changed.isPresent());
    problem.setText("");
  }

  private void refuse(String text) {
    problem.setText(text);
    upload.clearFileList();
    choose.focus();
    tell(text);
  }

  private void kept() {
    upload.clearFileList();
    show();
    tell(getTranslation("people.picture.kept"));
  }

  private void takeAway() {
    pictures.remove(person.id());
    show();
    choose.focus();
    tell(getTranslation("people.picture.removed"));
  }

  private void tell(String text) {
    events.publishEvent(new Announcement(text));
  }

  /** Takes the file in, no further than it may be long, and decodes it while the page is free. */
  private final class Receiving implements UploadHandler {

    @Override
    public void handleUploadRequest(UploadEvent event) throws IOException {
      byte[] bytes;
      try (var in = event.getInputStream()) {
        bytes = in.readNBytes(ProfilePictures.MOST_BYTES + 1);
      }
      try {
        pictures.keep(person.id(), bytes);
        var _ = event.getUI().access(PictureSection.this::kept);
      } catch (PictureRefused refused) {
        var _ = event.getUI().access(() -> refuse(text(refused.reason())));
      }
    }

    @Override
    public long getRequestSizeMax() {
      return ProfilePictures.MOST_BYTES + MEGABYTE;
    }

    @Override
    public long getFileSizeMax() {
      return ProfilePictures.MOST_BYTES;
    }

    @Override
    public long getFileCountMax() {
      return 1;
    }
  }
}
