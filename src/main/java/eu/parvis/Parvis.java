package eu.parvis;

import eu.parvis.ops.CommandLine;
import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The product: one process that schedules meetings and carries their calls. */
@SpringBootApplication
@EnableScheduling
@Modulithic(systemName = "Parvis", sharedModules = "kernel")
public class Parvis {

  /**
   * Starts the product, or runs a command on its data; settings come from Spring Boot's usual
   * sources.
   */
  public static void main(String[] args) {
    CommandLine.run(Parvis.class, args);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
