package eu.parvis.meeting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import eu.parvis.meeting.AnswerOutcome;
import eu.parvis.meeting.PartStat;
import eu.parvis.meeting.Response;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How an attendee answers in the product. */
class AnswerFields extends Section {

  static final List<PartStat> CHOICES =
      List.of(PartStat.ACCEPTED, PartStat.TENTATIVE, PartStat.DECLINED);

  private final Paragraph present = new Paragraph();
  private final TextField comment = new TextField();
  private final RadioButtonGroup<Boolean> whole = new RadioButtonGroup<>();
  private final Map<PartStat, Button> buttons = new EnumMap<>(PartStat.class);
  private final transient Answering answering;

  /** What becomes of an answer. */
  interface Answering {

    /** {@code whole}: it is for the whole meeting. */
    void answer(PartStat partStat, String comment, boolean whole);
  }

  /** {@code part}: one occurrence of a series is looked at. */
  AnswerFields(Response standing, boolean part, Answering answering) {
    this.answering = answering;
    addClassName("answer");
    comment.setLabel(getTranslation("meeting.attendee.comment"));
    comment.setMaxLength(Response.COMMENT_LENGTH);
    whole.setLabel(getTranslation("meeting.attendee.answer.for"));
    whole.setItems(false, true);
    whole.setItemLabelGenerator(
        all -> getTranslation(all ? "meeting.part.all" : "meeting.part.one"));
    whole.setValue(!part);
    whole.setVisible(part);
    var choice = new Div();
    choice.addClassName("form-actions");
    for (var partStat : CHOICES) {
      var button =
          new Button(
              getTranslation("meeting.attendee.answer." + lower(partStat)), _ -> answer(partStat));
      buttons.put(partStat, button);
      choice.add(button);
    }
    var fields = new Div(present, whole, comment, choice);
    fields.addClassName("form");
    add(new H2(getTranslation("meeting.attendee.answer")), fields);
    show(standing);
  }

  private void answer(PartStat partStat) {
    answering.answer(partStat, comment.getValue(), whole.getValue());
  }

  /** Shows what stands; the pressed button says so as well. */
  final void show(Response standing) {
    present.setText(getTranslation("meeting.attendee.mine." + lower(standing.partStat())));
    comment.setValue(standing.comment());
    buttons.forEach((partStat, button) -> {
      var chosen = partStat == standing.partStat();
      button.getElement().setAttribute("aria-pressed", String.valueOf(chosen));
      button.setThemeName("primary", chosen);
    });
  }

  void focusComment() {
    comment.focus();
  }

  /** The key of what is said when an answer was given. */
  static String outcome(AnswerOutcome outcome, PartStat partStat) {
    return switch (outcome) {
      case TAKEN -> "meeting.attendee.answered." + lower(partStat);
      case STALE, OLDER -> "meeting.attendee.answered.stale";
      case NOT_THEIRS, GONE -> "meeting.attendee.answered.gone";
    };
  }

  static String lower(PartStat partStat) {
    return partStat.name().toLowerCase(Locale.ROOT);
  }
}
