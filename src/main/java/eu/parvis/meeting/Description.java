package eu.parvis.meeting;

import java.util.Set;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Heading;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.safety.Safelist;

/**
 * The agenda of a meeting as it is shown: headings, lists, quotes, emphasis and links of
 * CommonMark. HTML within it is shown as text, and what is rendered passes a list of what is
 * allowed.
 */
public final class Description {

  /** Lists within lists within quotes: what writes them out calls itself at each level. */
  private static final int DEEPEST = 16;

  private static final Parser PARSER =
      Parser.builder()
          .maxOpenBlockParsers(DEEPEST)
          .enabledBlockTypes(
              Set.of(Heading.class, ListBlock.class, BlockQuote.class, ThematicBreak.class))
          .build();

  private static final HtmlRenderer HTML =
      HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).softbreak("<br>").build();

  private static final TextContentRenderer TEXT =
      TextContentRenderer.builder()
          .nodeRendererFactory(TextLinks::new)
          .lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS)
          .build();

  /** Neither pictures, which tell their server who reads, nor anything that looks like the page. */
  private static final Safelist ALLOWED =
      Safelist.none()
          .addTags("p", "br", "strong", "em", "code", "ul", "ol", "li", "blockquote", "hr", "a")
          .addTags("h3", "h4")
          .addAttributes("a", "href")
          .addAttributes("ol", "start")
          .addProtocols("a", "href", "http", "https", "mailto")
          .addEnforcedAttribute("a", "rel", "noopener noreferrer nofollow");

  private Description() {}

  /** HTML of a short list of elements, without scripts, styles or pictures. */
  public static String html(String description) {
    var rendered = HTML.render(PARSER.parse(description));
    var document = Jsoup.parseBodyFragment(rendered);
    document.outputSettings(new OutputSettings().prettyPrint(false));
    // Below the title and the sections of a page, whatever the agenda begins with.
    document.select("h1, h2, h3").tagName("h3");
    document.select("h5, h6").tagName("h4");
    return Jsoup.clean(
        document.body().html(), "", ALLOWED, new OutputSettings().prettyPrint(false));
  }

  /** Plain text, as mails and iCalendar take it. */
  public static String text(String description) {
    return TEXT.render(PARSER.parse(description)).strip();
  }
}
