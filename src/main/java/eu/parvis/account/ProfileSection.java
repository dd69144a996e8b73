package eu.parvis.account;

import com.vaadin.flow.component.Component;

/** A part of everybody's profile that another module adds below the account's own. */
public interface ProfileSection {

  /** A new one, for the view of one person. */
  Component of(PersonProfile person);
}
