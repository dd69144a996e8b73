package eu.parvis.meeting.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import eu.parvis.meeting.PartStat;
import java.util.List;
import java.util.Map;

/** How many come, may come, do not come and have not answered; what nobody did is left out. */
class ResponseCounts extends UnorderedList {

  static final List<PartStat> ORDER =
      List.of(PartStat.ACCEPTED, PartStat.TENTATIVE, PartStat.DECLINED, PartStat.NEEDS_ACTION);

  ResponseCounts(Map<PartStat, Integer> counts) {
    addClassName("counts");
    getElement()
        .setAttribute("role", "list") // which Safari takes from a list without bullets
        .setAttribute("aria-label", getTranslation("meeting.attendee.counts"));
    for (var partStat : ORDER) {
      var count = counts.getOrDefault(partStat, 0);
      if (count > 0) {
        var item =
            new ListItem(
                getTranslation("meeting.attendee.count." + AnswerFields.lower(partStat), count));
        item.addClassNames("badge", meaning(partStat));
        add(item);
      }
    }
  }

  /** The class of what stands for an answer. */
  static String meaning(PartStat partStat) {
    return switch (partStat) {
      case ACCEPTED -> "success";
      case DECLINED -> "danger";
      case TENTATIVE -> "notice";
      case NEEDS_ACTION -> "open";
    };
  }
}
