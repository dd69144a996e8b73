package eu.parvis.room;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.stream.Stream;

/** Policies that differ in one decision, for tests. */
public final class TestPolicies {

  private TestPolicies() {}

  /** What everybody may, but for the decision of that name. */
  public static Policies openWith(String decision, Object value) {
    return with(Policies.open(), decision, value);
  }

  /** The same but for the decision of that name; throws {@link LinkageError} if there is none. */
  public static Policies with(Policies policies, String decision, Object value) {
    var parts = Policies.class.getRecordComponents();
    var types = Stream.of(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
    if (Stream.of(parts).noneMatch(part -> part.getName().equals(decision))) {
      throw new LinkageError(decision);
    }
    try {
      var values = new ArrayList<Object>();
      for (var part : parts) {
        values.add(part.getName().equals(decision) ? value : part.getAccessor().invoke(policies));
      }
      return Policies.class.getDeclaredConstructor(types).newInstance(values.toArray());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(decision, e);
    }
  }
}
