package eu.parvis.meeting;

import java.util.List;

/**
 * What an edit takes away.
 *
 * @param exceptions what of a series was changed or cancelled by itself and has no place in it any
 *     more, by its days
 * @param answers how many people have answered and are asked anew
 */
public record Loss(List<OccurrenceDetails> exceptions, int answers) {

  static final Loss NONE = new Loss(List.of(), 0);

  /** Whether nothing is lost. */
  public boolean nothing() {
    return exceptions.isEmpty() && answers == 0;
  }
}
