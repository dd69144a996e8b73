package eu.parvis.meeting.ical;

import java.util.List;
import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyFactory;
import net.fortuna.ical4j.validate.ValidationResult;

/**
 * A property whose value is written as it is. The library's own types of dates go through zones of
 * its archive, which are not those that we computed with, and quote lists of keywords.
 */
final class Line extends Property {

  private String value;

  Line(String name, String value, Parameter... parameters) {
    super(name, new ParameterList(List.of(parameters)));
    this.value = value;
  }

  @Override
  public String getValue() {
    return value;
  }

  @Override
  public void setValue(String value) {
    this.value = value;
  }

  @Override
  public ValidationResult validate() {
    return ValidationResult.EMPTY;
  }

  @Override
  protected PropertyFactory<?> newFactory() {
    throw new UnsupportedOperationException("written, never read");
  }

  /** A parameter whose value is a list of keywords. */
  static final class Keywords extends Parameter {

    private final String value;

    Keywords(String name, String value) {
      super(name);
      this.value = value;
    }

    @Override
    public String getValue() {
      return value;
    }
  }
}
