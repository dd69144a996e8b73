package eu.parvis.meeting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import eu.parvis.account.Confirmation;
import eu.parvis.account.PersonProfile;
import eu.parvis.meeting.feed.CalendarFeeds;
import eu.parvis.room.RoomLinks;
import java.util.function.Consumer;

/** The secret address at which one's meetings can be subscribed to: made, shown once, ended. */
class FeedSection extends Section {

  private final transient PersonProfile person;
  private final transient CalendarFeeds feeds;
  private final transient RoomLinks links;
  private final transient Consumer<String> tell;
  private final Paragraph state = new Paragraph();
  private final TextField address = new TextField();
  private final Button copy = new Button();
  private final Button create = new Button();
  private final Button revoke = new Button();

  FeedSection(PersonProfile person, CalendarFeeds feeds, RoomLinks links, Consumer<String> tell) {
    this.person = person;
    this.feeds = feeds;
    this.links = links;
    this.tell = tell;
    var text = new Paragraph(getTranslation("feed.text"));
    text.addClassName("quiet");
    address.setLabel(getTranslation("feed.address"));
    address.setHelperText(getTranslation("feed.address.once"));
    address.setReadOnly(true);
    address.setAutoselect(true);
    address.setWidthFull();
    address.setVisible(false);
    copy.setText(getTranslation("feed.copy"));
    copy.addThemeName("primary");
    copy.setVisible(false);
    addClassName("feed");
    create.addClassName("feed-create");
    revoke.addClassName("feed-revoke");
    create.addClickListener(_ -> create());
    revoke.setText(getTranslation("feed.revoke"));
    revoke.addClickListener(_ -> confirm("feed.revoke", this::end));
    var actions = new Div(copy, create, revoke);
    actions.addClassName("form-actions");
    add(new H2(getTranslation("feed.title")), text, state, address, actions);
    refresh();
  }

  private void refresh() {
    var since = feeds.since(person.id());
    state.setVisible(since.isPresent());
    since
        .map(person.reading()::here)
        .ifPresent(
            made -> state.setText(getTranslation("feed.since", person.reading().longDate(made))));
    create.setText(getTranslation(since.isPresent() ? "feed.replace" : "feed.create"));
    revoke.setVisible(since.isPresent());
  }

  private void create() {
    if (feeds.since(person.id()).isPresent()) {
      confirm("feed.replace", this::renew);
    } else {
      renew();
    }
  }

  private void renew() {
    var link = links.of(feeds.renew(person.id()));
    address.setValue(link);
    address.setVisible(true);
    copy.getElement().setAttribute("data-copy", link);
    copy.getElement().setAttribute("data-copied", getTranslation("feed.copied"));
    copy.setVisible(true);
    refresh();
    copy.focus();
    tell.accept(getTranslation("feed.created"));
  }

  private void end() {
    feeds.revoke(person.id());
    address.clear();
    address.setVisible(false);
    copy.setVisible(false);
    refresh();
    create.focus();
    tell.accept(getTranslation("feed.revoked"));
  }

  private void confirm(String key, Runnable confirmed) {
    new Confirmation(key, "", "feed.keep", confirmed, getTranslation("feed.end.text")).open();
  }
}
