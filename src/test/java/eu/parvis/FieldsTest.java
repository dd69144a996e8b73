package eu.parvis;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Field by field: what goes out of the server, what comes in, and who may read and change it. */
class FieldsTest {

  private static final Path RIGHTS = Path.of("docs/operating/rights.md");
  private static final String OURS = "eu.parvis.";

  /** What is about an answer, and tells nothing itself. */
  private static final Set<Class<?>> AROUND =
      Set.of(List.class, Optional.class, ResponseEntity.class);

  /** What has no fields of ours. */
  private static final Set<Class<?>> PLAIN = Set.of(Instant.class, SseEmitter.class);

  /** What a page shows of people, rooms, meetings and calls, beside what endpoints answer. */
  private static final List<String> SHOWN =
      List.of(
          "account.PersonProfile",
          "conference.Occupant",
          "conference.Waiting",
          "meeting.Invitee",
          "meeting.MeetingDetails",
          "meeting.Response",
          "room.RoomDetails");

  /** The switch is any field of these records that {@code rights.md} does not have, or reversed. */
  @Tag("asvs-8.1.2")
  @Test
  void everyFieldHasItsReadersAndWhoChangesIt() throws Exception {
    var fields = new TreeMap<String, Set<String>>();
    for (var line : Files.readAllLines(RIGHTS)) {
      var row =
          Pattern.compile("\\| `([a-z.]+\\.[\\w.]+)` \\| (.+) \\| (.+) \\| (.+) \\|").matcher(line);
      if (row.matches()) {
        var listed = fields.computeIfAbsent(row.group(1), _ -> new TreeSet<>());
        Pattern.compile("`(\\w+)`")
            .matcher(row.group(2))
            .results()
            .forEach(name -> listed.add(name.group(1)));
      }
    }
    var records = new TreeSet<>(SHOWN);
    for (var answered : answered()) {
      if (answered.isRecord() && !isFigures(answered)) {
        records.add(name(answered));
      }
    }
    assertThat(fields.keySet()).isEqualTo(records);
    for (var entry : fields.entrySet()) {
      assertThat(entry.getValue()).as(entry.getKey()).isEqualTo(components(entry.getKey()));
    }
  }

  /** What administrators are told of the bridge is about nobody. */
  private static boolean isFigures(Class<?> answered) {
    return answered.getName().startsWith(OURS + "ops.ui.")
        || answered.getName().startsWith(OURS + "media.");
  }

  /** The switch is any answer that is no record: an entity would tell all that is stored. */
  @Tag("asvs-15.3.1")
  @Test
  void whatIsAnsweredHasNamedFields() {
    assertThat(answered())
        .hasSizeGreaterThan(8)
        .allSatisfy(type -> {
          assertThat(type.isRecord() || type.isEnum() || type.isSealed())
              .as(type.getName())
              .isTrue();
          assertThat(type.isAnnotationPresent(Entity.class)).as(type.getName()).isFalse();
        });
  }

  /** The switch is any parameter that Spring would fill field by field, such as an entity. */
  @Tag("asvs-15.3.3")
  @Test
  void whatIsTakenIsWordsNumbersAndRecordsOfThem() {
    assertThat(endpoints())
        .hasSizeGreaterThan(30)
        .allSatisfy(endpoint -> {
          for (var parameter : endpoint.getParameters()) {
            assertThat(isTakenByName(parameter)).as("%s: %s", endpoint, parameter).isTrue();
          }
        });
  }

  private static boolean isTakenByName(Parameter parameter) {
    var type = parameter.getType();
    if (parameter.isAnnotationPresent(RequestBody.class)) {
      return type.isRecord()
          && Stream.of(type.getRecordComponents())
              .map(RecordComponent::getType)
              .allMatch(FieldsTest::isWordOrNumber);
    }
    var named =
        parameter.isAnnotationPresent(PathVariable.class)
            || parameter.isAnnotationPresent(RequestParam.class);
    return named
        ? isWordOrNumber(type) || type.getPackageName().startsWith("java.")
        : List.of(HttpServletRequest.class, HttpServletResponse.class, Locale.class).contains(type);
  }

  private static boolean isWordOrNumber(Class<?> type) {
    return type == String.class || ClassUtils.isPrimitiveOrWrapper(type);
  }

  /** Types that endpoints answer with, and those within them, but for words and numbers. */
  private static Set<Class<?>> answered() {
    var found = new TreeSet<Class<?>>((one, other) -> one.getName().compareTo(other.getName()));
    for (var endpoint : endpoints()) {
      collect(endpoint.getGenericReturnType(), found);
    }
    return found;
  }

  private static void collect(Type type, Set<Class<?>> found) {
    switch (type) {
      case ParameterizedType generic -> {
        if (!isAround(generic)) {
          collect(generic.getRawType(), found);
        }
        Arrays.stream(generic.getActualTypeArguments()).forEach(each -> collect(each, found));
      }
      case GenericArrayType array -> collect(array.getGenericComponentType(), found);
      case Class<?> array when array.isArray() -> collect(array.getComponentType(), found);
      case Class<?> plain when isWordOrNumber(plain) || PLAIN.contains(plain) -> {}
      case Class<?> named when found.add(named) -> {
        if (named.isRecord()) {
          Arrays.stream(named.getRecordComponents())
              .forEach(component -> collect(component.getGenericType(), found));
        }
        if (named.isSealed()) {
          Arrays.stream(named.getPermittedSubclasses()).forEach(each -> collect(each, found));
        }
      }
      case Class<?> _ -> {}
      default -> found.add(Object.class);
    }
  }

  /** The keys of a map are names of fields where they are an enum's. */
  private static boolean isAround(ParameterizedType generic) {
    return AROUND.contains(generic.getRawType())
        || (generic.getRawType() == Map.class
            && generic.getActualTypeArguments()[0] instanceof Class<?> key
            && key.isEnum());
  }

  private static List<Method> endpoints() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
    var endpoints = new ArrayList<Method>();
    for (var bean : scanner.findCandidateComponents("eu.parvis")) {
      var type = ClassUtils.resolveClassName(String.valueOf(bean.getBeanClassName()), null);
      if (!String.valueOf(type.getProtectionDomain().getCodeSource().getLocation())
          .endsWith("/test-classes/")) {
        Arrays.stream(type.getDeclaredMethods())
            .filter(method -> AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class))
            .forEach(endpoints::add);
      }
    }
    return endpoints;
  }

  private static String name(Class<?> type) {
    return type.getName().substring(OURS.length()).replace('$', '.');
  }

  private static Set<String> components(String name) throws ClassNotFoundException {
    var names = new TreeSet<String>();
    var type = ClassUtils.forName(OURS + name, null);
    for (var component : type.getRecordComponents()) {
      names.add(component.getName());
    }
    return names;
  }
}
