package eu.parvis.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the classes of the product call and name, as the compiler left it. */
public final class Bytecode {

  private static final Path CLASSES = Path.of("target/classes");

  /**
   * A call of a method or constructor ({@code <init>}), or a use of a field.
   *
   * @param in the class whose code it is, without those within it
   * @param texts the texts that are loaded after the call before: what it is given, if constants
   */
  public record Use(String in, String owner, String name, List<String> texts) {}

  private Bytecode() {}

  /** Every use in the product. */
  public static List<Use> uses() {
    return Read.USES;
  }

  /** The classes of the product that name one of these, or one of a package that ends in a dot. */
  public static Set<String> naming(String... wanted) {
    var found = new TreeSet<String>();
    for (var model : Read.MODELS) {
      for (var entry : model.constantPool()) {
        if (entry instanceof ClassEntry named && matches(dotted(named.asInternalName()), wanted)) {
          found.add(outermost(model));
        }
      }
    }
    return found;
  }

  /** The classes of the product that extend or implement one of these themselves. */
  public static Set<String> extending(String... wanted) {
    var found = new TreeSet<String>();
    for (var model : Read.MODELS) {
      Stream.concat(model.superclass().stream(), model.interfaces().stream())
          .filter(parent -> matches(dotted(parent.asInternalName()), wanted))
          .forEach(_ -> found.add(outermost(model)));
    }
    return found;
  }

  private static boolean matches(String name, String... wanted) {
    return Stream.of(wanted)
        .anyMatch(each -> each.endsWith(".") ? name.startsWith(each) : name.equals(each));
  }

  private static String outermost(ClassModel model) {
    var name = dotted(model.thisClass().asInternalName());
    return name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
  }

  private static String dotted(String internal) {
    return internal.replace('/', '.');
  }

  /** Read once, when first used. */
  private static final class Read {
    static final List<ClassModel> MODELS = models();
    static final List<Use> USES = uses();

    private static List<ClassModel> models() {
      try (Stream<Path> files = Files.walk(CLASSES.resolve("eu/parvis"))) {
        return files.filter(file -> file.toString().endsWith(".class")).map(Read::parse).toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static ClassModel parse(Path file) {
      try {
        return ClassFile.of().parse(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static List<Use> uses() {
      var uses = new ArrayList<Use>();
      for (var model : MODELS) {
        for (var method : model.methods()) {
          method.code().ifPresent(code -> read(outermost(model), code, uses));
        }
      }
      return uses;
    }

    private static void read(String in, CodeModel code, List<Use> uses) {
      var texts = new ArrayList<String>();
      for (var element : code) {
        switch (element) {
          case ConstantInstruction constant when constant.constantValue() instanceof String text ->
              texts.add(text);
          case FieldInstruction field ->
              uses.add(
                  new Use(
                      in,
                      dotted(field.owner().asInternalName()),
                      field.name().stringValue(),
                      List.of()));
          case InvokeInstruction call -> {
            uses.add(
                new Use(
                    in,
                    dotted(call.owner().asInternalName()),
                    call.name().stringValue(),
                    List.copyOf(texts)));
            texts.clear();
          }
          default -> {}
        }
      }
    }
  }
}
