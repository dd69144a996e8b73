package eu.parvis.testing;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.internal.PendingJavaScriptInvocation;
import com.vaadin.flow.internal.StateNode;
import java.util.List;

/** What the server tells the browser of the focus. */
public final class Focus {

  private Focus() {}

  /** What the browser is about to be told to focus, the last of all last. */
  public static List<StateNode> asked() {
    var page = UI.getCurrentOrThrow().getInternals();
    page.getStateTree().runExecutionsBeforeClientResponse();
    return page.dumpPendingJavaScriptInvocations().stream()
        .filter(script -> script.getInvocation().getExpression().contains(".focus("))
        .map(PendingJavaScriptInvocation::getOwner)
        .toList();
  }
}
