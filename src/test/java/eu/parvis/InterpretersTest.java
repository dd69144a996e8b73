package eu.parvis;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Whatever is handed to an interpreter (scripts, SQL, patterns, formats) stands in the source, and
 * what somebody wrote goes in beside it as a value.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InterpretersTest {

  /** What is interpreted. */
  private enum Language {
    SCRIPT,
    SQL,
    PATTERN,
    FORMAT
  }

  /** An expression that is interpreted and is no constant. */
  private record Finding(Language language, String expression) {}

  /** These join constants, by what is asked for and not with it. */
  private static final String JOINED_SQL =
      """
      Archive.java: part.query()
      AuditRows.java: "select * from audit_entry where " + String.join(" and ", conditions) + " order by id desc limit :most"
      CalendarQuery.java: text
      DepartureRows.java: change
      DepartureRows.java: change
      DepartureRows.java: select + TO_COME
      ReminderRows.java: text
      """;

  /** The names of days and months, in patterns that are made once. */
  private static final String JOINED_PATTERNS =
      """
      QuickWords.java: "(?<![\\\\p{L}\\\\p{N}:/])(?:" + words + ")(?![\\\\p{L}\\\\p{N}:/])"
      """;

  /** What has a method that is called as one of strings. */
  private static final Set<String> NO_TEXT =
      Set.of("secret", "something", "passwords", "encoder", "edits");

  private List<Finding> findings = List.of();

  @BeforeAll
  void readEverySource() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      findings =
          findings(
              files
                  .filter(file -> file.toString().endsWith(".java"))
                  .map(InterpretersTest::source)
                  .toList());
    }
  }

  /** The switch is any value that is joined to a script instead of handed over, as {@code $0}. */
  @Tag("asvs-1.2.3")
  @Test
  void everyScriptIsAConstant() {
    assertThat(of(Language.SCRIPT)).isEmpty();
  }

  /** The switch is any value that is joined to a statement instead of a parameter. */
  @Tag("asvs-1.2.4")
  @Test
  void everyStatementOfTheDatabaseIsAConstant() {
    assertThat(of(Language.SQL))
        .extracting(Finding::expression)
        .containsExactlyInAnyOrderElementsOf(JOINED_SQL.lines().toList());
  }

  /**
   * The switch is any pattern, or replacement, of what somebody wrote; {@code quoteReplacement} in
   * {@code HtmlLetter} is one.
   */
  @Tag("asvs-1.2.9")
  @Test
  void everyPatternAndWhatReplacesItIsAConstantOrQuoted() {
    assertThat(of(Language.PATTERN))
        .extracting(Finding::expression)
        .containsExactlyInAnyOrderElementsOf(JOINED_PATTERNS.lines().toList());
  }

  /** The switch is any format that is not written where it is used. */
  @Tag("asvs-1.3.10")
  @Test
  void everyFormatIsAConstant() {
    assertThat(of(Language.FORMAT)).isEmpty();
  }

  /** Whoever reads sources has to be seen to find something. */
  @Test
  void whatIsNoConstantIsFound() throws IOException {
    var planted =
        """
        class Planted {
          JdbcTemplate rows;
          String kept = "a";
          void all(String written, Element element) {
            element.executeJs("f(" + written + ")");
            database.sql("select " + written).query();
            rows.update("delete from x where y = '%s'".formatted(written));
            var later = "a";
            later = written;
            Pattern.compile(later);
            var longer = "a";
            longer += written;
            Pattern.compile(longer);
            this.kept = written;
            Pattern.compile(kept);
            "a".replaceAll("b", written);
            Pattern.compile("b").matcher("a").replaceAll(found -> written);
            written.formatted();
            String.format(written, 1);
          }
        }
        """;
    assertThat(findings(List.of(source("Planted.java", planted))))
        .extracting(Finding::language)
        .containsExactly(
            Language.SCRIPT,
            Language.SQL,
            Language.SQL,
            Language.PATTERN,
            Language.PATTERN,
            Language.PATTERN,
            Language.PATTERN,
            Language.PATTERN,
            Language.FORMAT,
            Language.FORMAT);
  }

  private List<Finding> of(Language language) {
    return findings.stream().filter(finding -> finding.language() == language).toList();
  }

  private static List<Finding> findings(List<JavaFileObject> sources) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var task = (JavacTask) compiler.getTask(null, null, _ -> {}, List.of(), null, sources);
    var found = new ArrayList<Finding>();
    for (var unit : task.parse()) {
      var constants = new Constants();
      unit.accept(constants, null);
      unit.accept(new Calls(unit, constants, found), null);
    }
    return found;
  }

  private static JavaFileObject source(Path file) {
    try {
      return source(file.getFileName().toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JavaFileObject source(String name, String text) {
    return new SimpleJavaFileObject(URI.create("mem:///" + name), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }

  /** Which variables of a source are written there, once. */
  private static final class Constants extends TreeScanner<Void, Void> {

    private final Map<String, List<VariableTree>> declared = new HashMap<>();
    private final Set<String> assigned = new HashSet<>();
    private final Set<String> templates = new HashSet<>();

    @Override
    public Void visitVariable(VariableTree variable, Void nothing) {
      var name = variable.getName().toString();
      declared.computeIfAbsent(name, _ -> new ArrayList<>()).add(variable);
      if (variable.getType() != null && variable.getType().toString().equals("JdbcTemplate")) {
        templates.add(name);
      }
      return super.visitVariable(variable, null);
    }

    @Override
    public Void visitAssignment(AssignmentTree assignment, Void nothing) {
      assigned(assignment.getVariable());
      return super.visitAssignment(assignment, null);
    }

    @Override
    public Void visitCompoundAssignment(CompoundAssignmentTree assignment, Void nothing) {
      assigned(assignment.getVariable());
      return super.visitCompoundAssignment(assignment, null);
    }

    /** A field may be named with {@code this}. */
    private void assigned(ExpressionTree variable) {
      var name = variable.toString();
      assigned.add(name.substring(name.lastIndexOf('.') + 1));
    }

    boolean constant(Tree tree) {
      return switch (tree) {
        case LiteralTree _ -> true;
        case ParenthesizedTree inner -> constant(inner.getExpression());
        case BinaryTree both -> constant(both.getLeftOperand()) && constant(both.getRightOperand());
        case ConditionalExpressionTree either ->
            constant(either.getTrueExpression()) && constant(either.getFalseExpression());
        case MemberSelectTree field -> capitals(field.getIdentifier().toString());
        case IdentifierTree variable -> variable(variable.getName().toString());
        default -> false;
      };
    }

    private boolean variable(String name) {
      var here = declared.get(name);
      if (here == null) {
        return capitals(name);
      }
      return !assigned.contains(name)
          && here.stream()
              .map(VariableTree::getInitializer)
              .allMatch(written -> written != null && constant(written));
    }

    private static boolean capitals(String name) {
      return name.equals(name.toUpperCase(Locale.ROOT));
    }
  }

  /** Looks at what is interpreted. */
  private static final class Calls extends TreeScanner<Void, Void> {

    private final String file;
    private final Constants constants;
    private final List<Finding> found;

    Calls(CompilationUnitTree unit, Constants constants, List<Finding> found) {
      var path = unit.getSourceFile().toUri().getPath();
      this.file = path.substring(path.lastIndexOf('/') + 1);
      this.constants = constants;
      this.found = found;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
      if (call.getMethodSelect() instanceof MemberSelectTree method) {
        look(method.getExpression(), method.getIdentifier().toString(), call.getArguments());
      }
      return super.visitMethodInvocation(call, null);
    }

    private void look(ExpressionTree on, String method, List<? extends ExpressionTree> arguments) {
      var first = arguments.isEmpty() ? on : arguments.getFirst();
      switch (method) {
        case "executeJs", "callJsFunction" -> expect(Language.SCRIPT, first);
        case "sql", "createQuery", "createNativeQuery" -> expect(Language.SQL, first);
        case "update", "batchUpdate", "query", "queryForObject", "queryForList", "execute" -> {
          if (constants.templates.contains(on.toString())) {
            expect(Language.SQL, first);
          }
        }
        case "compile" -> {
          if (on.toString().equals("Pattern")) {
            expect(Language.PATTERN, first);
          }
        }
        case "matches", "split" -> pattern(on, arguments);
        case "replaceAll", "replaceFirst" -> {
          if (arguments.size() == 2) {
            expect(Language.PATTERN, first);
          }
          replacement(arguments.getLast());
        }
        case "formatted" -> expect(Language.FORMAT, on);
        case "format" -> {
          if (on.toString().equals("String")) {
            expect(Language.FORMAT, arguments.get(first.toString().equals("locale") ? 1 : 0));
          }
        }
        default -> {}
      }
    }

    /** What begins with a capital is a class, or a pattern that was compiled. */
    private void pattern(ExpressionTree on, List<? extends ExpressionTree> arguments) {
      var name = on.toString();
      if (!arguments.isEmpty()
          && !Character.isUpperCase(name.charAt(0))
          && !NO_TEXT.contains(name)) {
        expect(Language.PATTERN, arguments.getFirst());
      }
    }

    private void replacement(ExpressionTree with) {
      var text = with instanceof LambdaExpressionTree each ? each.getBody() : with;
      if (!text.toString().contains("quoteReplacement(")) {
        expect(Language.PATTERN, text);
      }
    }

    private void expect(Language language, Tree text) {
      if (!constants.constant(text)) {
        found.add(new Finding(language, file + ": " + text));
      }
    }
  }
}
