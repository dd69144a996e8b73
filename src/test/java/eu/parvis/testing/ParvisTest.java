package eu.parvis.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** A test of the whole application on a PostgreSQL database of its own and free ports. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "parvis.media.port=0",
      "parvis.media.bind=127.0.0.1",
      "vaadin.productionMode=true"
    })
@ContextConfiguration(initializers = TestDatabase.class)
public @interface ParvisTest {}
