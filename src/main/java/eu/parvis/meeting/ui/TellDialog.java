package eu.parvis.meeting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import eu.parvis.meeting.Notice;
import java.util.List;
import java.util.function.Consumer;

/**
 * Shows what is lost and who gets what before a change is stored; the organizer may keep the mails
 * back.
 */
class TellDialog extends Dialog {

  private final NoticeList list = new NoticeList();
  private final Button save = new Button();

  /**
   * @param store hears whether the mails are sent
   */
  private TellDialog(String key, String title, List<Notice> notices, Consumer<Boolean> store) {
    list.show(notices);
    setWidth("32rem");
    setHeaderTitle(getTranslation("meeting.notice." + key, title));
    var mails = new Paragraph(getTranslation("meeting.notice." + key + ".text"));
    mails.setVisible(!notices.isEmpty());
    add(mails, list);
    var back = new Button(getTranslation("meeting.form.back"), _ -> close());
    save.addClickListener(_ -> {
      close();
      store.accept(list.told());
    });
    getFooter().add(back, save);
    addOpenedChangeListener(event -> {
      if (event.isOpened()) {
        back.focus();
      }
    });
  }

  /** Before an edit. */
  static TellDialog ofEdit(
      String title, LossList losses, List<Notice> notices, Consumer<Boolean> store) {
    var dialog = new TellDialog("save", title, notices, store);
    dialog.addComponentAsFirst(losses);
    dialog.save.setText(dialog.getTranslation("meeting.edit.submit"));
    dialog.save.addThemeName("primary");
    return dialog;
  }

  /** Before a deletion. */
  static TellDialog ofDeletion(String title, List<Notice> notices, Consumer<Boolean> store) {
    var dialog = new TellDialog("delete", title, notices, store);
    dialog.save.setText(dialog.getTranslation("meeting.delete"));
    dialog.save.addThemeNames("primary", "danger");
    return dialog;
  }
}
