package eu.parvis.meeting.ui;

import eu.parvis.kernel.Language;
import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How people write days, times and lengths in one language. Patterns read text that {@link #fold}
 * has made plain.
 *
 * @param partOfDay morning, afternoon or evening right before an hour
 * @param partAfterHour the same right after an hour
 * @param farther what moves a day and is not read
 */
record QuickWords(
    Language language,
    Pattern today,
    Pattern tomorrow,
    Pattern afterTomorrow,
    Pattern everyDay,
    Pattern weekday,
    Pattern dayAndMonth,
    Pattern monthAndDay,
    Pattern partOfDay,
    Pattern partAfterHour,
    Pattern span,
    Pattern length,
    Pattern clock,
    Pattern hours,
    Pattern noon,
    Pattern midnight,
    Pattern farther) {

  private static final String NUMBER_DATE =
      "(?<iso>\\d{4}-\\d{2}-\\d{2})|(?<day>\\d{1,2})[/.](?<month>\\d{1,2})[/.](?<year>\\d{4})"
          + "|(?<dayOnly>\\d{1,2})/(?<monthOnly>\\d{1,2})";

  /** A date in digits, in both languages with the day first. */
  static final Pattern DATE = whole("(?:(?:on|le) )?(?:" + NUMBER_DATE + ")");

  private static final String CLOCK = "(?:\\d{1,2}(?::\\d{2}| ?h ?\\d{2}| ?h)?(?: ?[ap]m)?)";

  static final QuickWords ENGLISH =
      new QuickWords(
          Language.ENGLISH,
          whole("today|this(?= (?:morning|afternoon|evening))"),
          whole("tomorrow"),
          whole("(?:the )?day after tomorrow"),
          whole("every day|daily"),
          whole(
              "(?:on )?(?:(?<every>every) |(?<next>next) |this )?(?<weekday>%s|mon|tues?|wed|thu(?:rs?)?|fri)s?"
                  .formatted(days(Locale.ENGLISH))),
          whole(
              "(?:on )?(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)? (?:of )?(?<month>%s)(?: (?<year>\\d{4}))?"
                  .formatted(months(Locale.ENGLISH))),
          whole(
              "(?:on )?(?<month>%s) (?<day>\\d{1,2})(?:st|nd|rd|th)?(?:,? (?<year>\\d{4}))?"
                  .formatted(months(Locale.ENGLISH))),
          whole(
              "(?:in the )?(?:morning|(?<later>afternoon|evening|tonight))(?=,? +(?:at |from )?\\d)"),
          afterHour("in the morning|(?<later>in the (?:afternoon|evening)|tonight|at night)"),
          whole("(?:from )?(?<from>" + CLOCK + ") ?(?:-|–|to|until) ?(?<to>" + CLOCK + ")"),
          whole(
              "(?:for )?(?<length>\\d{1,3} ?(?:minutes?|mins?|hours?)|half an hour|an hour)|for (?<long>\\d{1,2} ?h(?: ?\\d{2})?)"),
          whole(
              "(?:at )?(?<clock>\\d{1,2}(?::\\d{2}(?: ?[ap]m)?| ?[ap]m))|at (?<bare>\\d{1,2}(?: ?h(?: ?\\d{2})?)?)"),
          whole("\\d{1,2} ?h(?: ?\\d{2})?"),
          whole("(?:at )?noon"),
          whole("(?:at )?midnight"),
          whole(
              "(?:next|this|every|last) (?:week|month|year)|in \\d+ (?:days?|weeks?|months?)|fortnight"));

  static final QuickWords FRENCH =
      new QuickWords(
          Language.FRENCH,
          whole("aujourd'hui|cet?(?= (?:matin|apres[- ]midi|soir))"),
          whole("demain"),
          whole("apres[- ]demain"),
          whole("tous les jours|chaque jour"),
          whole(
              "(?:le )?(?:(?<every>tous les|chaque) |ce )?(?<weekday>%s)s?(?<next> prochain)?"
                  .formatted(days(Locale.FRENCH))),
          whole(
              "(?:le )?(?<day>\\d{1,2})(?:er)? (?<month>%s)(?: (?<year>\\d{4}))?"
                  .formatted(months(Locale.FRENCH))),
          whole("(?!)(?<month>)(?<day>)(?<year>)"),
          whole("(?<!du )(?:matin|(?<later>apres[- ]midi|soir))(?=,? +(?:a |de )?\\d)"),
          afterHour("du matin|(?<later>de l'apres[- ]midi|du soir)"),
          whole("(?:de )?(?<from>" + CLOCK + ") ?(?:-|–|a|jusqu'a) ?(?<to>" + CLOCK + ")"),
          whole(
              "(?:pendant |durant )?(?<length>\\d{1,3} ?(?:minutes?|min|mn|heures?)|une demi-heure|une heure)|(?:pendant|durant) (?<long>\\d{1,2} ?h(?: ?\\d{2})?)"),
          whole("(?:a )?(?<clock>\\d{1,2}:\\d{2})|a (?<bare>\\d{1,2}(?: ?h(?: ?\\d{2})?)?)"),
          whole("\\d{1,2} ?h(?: ?\\d{2})?"),
          whole("(?:a )?midi"),
          whole("(?:a )?minuit"),
          whole(
              "(?:semaine|mois|annee) (?:prochaine?|derniere?)|cette semaine|ce mois|en huit|en quinze|dans \\d+ (?:jours?|semaines?|mois)|quinzaine"));

  static QuickWords of(Language language) {
    return switch (language) {
      case ENGLISH -> ENGLISH;
      case FRENCH -> FRENCH;
    };
  }

  /** Without accents and capitals, and as long as it was. */
  static String fold(String text) {
    var plain = new StringBuilder(text.length());
    text.chars().forEach(letter -> plain.append(fold((char) letter)));
    return plain.toString();
  }

  private static char fold(char letter) {
    return switch (letter) {
      case '’' -> '\'';
      case '\u00a0', '\u202f', '\t' -> ' ';
      default ->
          Character.toLowerCase(
              Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD).charAt(0));
    };
  }

  /** The day of a week that is written or begun like this. */
  DayOfWeek day(String word) {
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> name(day, language.locale()).startsWith(word))
        .findFirst()
        .orElseThrow();
  }

  Month month(String word) {
    return Arrays.stream(Month.values())
        .filter(month -> names(month, language.locale()).anyMatch(word::equals))
        .findFirst()
        .orElseThrow();
  }

  private static String days(Locale locale) {
    return all(DayOfWeek.values(), day -> name(day, locale));
  }

  private static String months(Locale locale) {
    return all(
        Month.values(),
        month -> names(month, locale).map(Pattern::quote).collect(Collectors.joining("|")));
  }

  private static <T> String all(T[] values, Function<T, String> words) {
    return Arrays.stream(values).map(words).collect(Collectors.joining("|"));
  }

  private static String name(DayOfWeek day, Locale locale) {
    return fold(day.getDisplayName(TextStyle.FULL, locale));
  }

  /** Longest first, as the first alternative that fits is taken. */
  private static Stream<String> names(Month month, Locale locale) {
    var full = fold(month.getDisplayName(TextStyle.FULL, locale));
    var brief = fold(month.getDisplayName(TextStyle.SHORT, locale));
    return Stream.of(full, brief, brief.replace(".", "")).distinct();
  }

  /** A number on its own, such as in {@code Channel 4 in the morning}, is taken for an hour too. */
  private static Pattern afterHour(String words) {
    return whole("(?<=\\d(?: ?(?:h|am|pm))? )(?:" + words + ")");
  }

  private static Pattern whole(String words) {
    return Pattern.compile("(?<![\\p{L}\\p{N}:/])(?:" + words + ")(?![\\p{L}\\p{N}:/])");
  }
}
