package eu.parvis.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The translated texts of every module: {@code i18n/<module>_<language>.properties}. */
@Configuration
class Texts {

  private static final String ENDING = "_en.properties";

  /** Every text is a message format, with and without arguments; other languages read English. */
  @Bean
  MessageSource messageSource() throws IOException {
    var found =
        new PathMatchingResourcePatternResolver().getResources("classpath*:i18n/*" + ENDING);
    var source = new ResourceBundleMessageSource();
    source.setBasenames(
        Arrays.stream(found).map(Texts::basename).sorted().distinct().toArray(String[]::new));
    source.setDefaultEncoding(StandardCharsets.UTF_8.name());
    source.setDefaultLocale(Locale.ENGLISH);
    source.setAlwaysUseMessageFormat(true);
    return source;
  }

  private static String basename(Resource file) {
    var name = Objects.requireNonNull(file.getFilename());
    return "i18n/" + name.substring(0, name.length() - ENDING.length());
  }
}
