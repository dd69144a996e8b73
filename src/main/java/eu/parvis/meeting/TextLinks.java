package eu.parvis.meeting;

import java.util.Set;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.text.TextContentNodeRendererContext;
import org.jspecify.annotations.Nullable;

/** Links in plain text: their words, then their address, unless it is what the words are. */
class TextLinks implements NodeRenderer {

  private final TextContentNodeRendererContext context;

  TextLinks(TextContentNodeRendererContext context) {
    this.context = context;
  }

  @Override
  public Set<Class<? extends Node>> getNodeTypes() {
    return Set.of(Link.class);
  }

  @Override
  public void render(Node node) {
    var address = ((Link) node).getDestination();
    for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
      context.render(child);
    }
    if (!address.isEmpty() && !says(node.getFirstChild(), address)) {
      context.getWriter().write(" (" + address + ")");
    }
  }

  private static boolean says(@Nullable Node words, String address) {
    return words instanceof Text text
        && text.getNext() == null
        && address.replaceFirst("^mailto:", "").equals(text.getLiteral());
  }
}
