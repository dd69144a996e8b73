package eu.parvis.meeting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import eu.parvis.meeting.MeetingDetails;

/** Asks before a meeting is called off; the focus begins on keeping it. */
class CancelDialog extends Dialog {

  CancelDialog(MeetingDetails meeting, Runnable cancel) {
    setRole("alertdialog");
    setWidth("28rem");
    setHeaderTitle(getTranslation("meeting.cancel.title", meeting.title()));
    add(new Paragraph(getTranslation("meeting.cancel.text")));
    var keep = new Button(getTranslation("meeting.cancel.keep"), _ -> close());
    keep.setAutofocus(true);
    var confirm =
        new Button(
            getTranslation("meeting.cancel.confirm"),
            _ -> {
              close();
              cancel.run();
            });
    confirm.addThemeNames("primary", "danger");
    getFooter().add(keep, confirm);
  }
}
