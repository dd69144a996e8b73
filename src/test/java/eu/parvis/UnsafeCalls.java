package eu.parvis;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadMetadata;
import jakarta.persistence.EntityManager;
import jakarta.servlet.http.Part;
import java.io.File;
import java.io.ObjectInputStream;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.catalina.connector.Connector;
import org.jsoup.parser.Parser;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.util.SerializationUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.cfg.MapperBuilder;

/**
 * What no code of ours calls, or in one place alone; the first class that does fails the rule. Part
 * of {@link ArchitectureTest}, which reads the classes once.
 */
final class UnsafeCalls {

  /** The switch is any class that decodes what Tomcat, Jackson or Vaadin decoded already. */
  @ArchTag("asvs-1.1.1")
  @ArchTest
  static final ArchRule nothingIsDecodedASecondTime =
      noClasses()
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(URLDecoder.class)
          .orShould()
          .accessTargetWhere(calls(UriUtils.class, "decode"))
          .orShould()
          .accessTargetWhere(calls(HtmlUtils.class, "htmlUnescape"))
          .orShould()
          .accessTargetWhere(calls(Parser.class, "unescapeEntities"))
          .because("what is decoded after it was judged is not what was judged");

  /** The switch is any other class that talks to the database by itself. */
  @ArchTag("asvs-1.2.4")
  @ArchTest
  static final ArchRule statementsAreMadeByLibrariesButWhereNothingOfARequestCan =
      noClasses()
          .that()
          .resideOutsideOfPackages("eu.parvis.ops.database..", "eu.parvis.ops.backup..")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Statement.class, Connection.class)
          .orShould()
          .accessTargetWhere(calls(EntityManager.class, "create.*"))
          .because("JPA, JdbcClient and JdbcTemplate take parameters");

  /** The switch is any class beside {@code PostgresPrograms} that starts a program. */
  @ArchTag("asvs-1.2.5")
  @ArchTest
  static final ArchRule programsAreStartedInOnePlace =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("eu.parvis.ops.database.PostgresPrograms")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(ProcessBuilder.class)
          .orShould()
          .accessTargetWhere(calls(Runtime.class, "exec"))
          .because("nothing of a request comes near the programs of PostgreSQL");

  /** The switch is any class that evaluates a text as a program. */
  @ArchTag("asvs-1.3.2")
  @ArchTest
  static final ArchRule nothingIsEvaluated =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "javax.script..",
              "javax.tools..",
              "jdk.jshell..",
              "groovy..",
              "org.graalvm..",
              "org.springframework.expression..",
              "org.springframework.security.access.prepost..",
              "org.springframework.cache.annotation..")
          .because("neither scripts nor expressions are a language of this product");

  /** The switch is any class that fills in a template at run time. */
  @ArchTag("asvs-1.3.7")
  @ArchTest
  static final ArchRule nothingIsATemplate =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "freemarker..", "org.thymeleaf..", "com.samskivert..", "org.apache.velocity..")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("com.vaadin.flow.data.renderer.LitRenderer")
          .because("pages are made of components and of constants");

  /** The switch is any class that reaches for memory by itself. */
  @ArchTag("asvs-1.4.1")
  @ArchTest
  static final ArchRule memoryIsThatOfTheMachine =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("sun.misc..", "java.lang.foreign..", "jdk.internal..")
          .because("buffers of the JDK know their bounds");

  /** The switch is any method in another language. */
  @ArchTag("asvs-1.4.1")
  @ArchTest
  static final ArchRule nothingIsNative =
      methods().should().notHaveModifier(JavaModifier.NATIVE).because("Java knows its bounds");

  /** The switch is any class that has Java, or a reader of JSON, make objects of any type. */
  @ArchTag("asvs-1.5.2")
  @ArchTest
  static final ArchRule nothingSaysOfWhichTypeItIsToBe =
      noClasses()
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(ObjectInputStream.class, SerializationUtils.class, JsonTypeInfo.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("java.beans..", "org.yaml.snakeyaml..")
          .orShould()
          .accessTargetWhere(calls(MapperBuilder.class, "activateDefaultTyping.*"))
          .because("what comes from outside is read into types that stand in the code");

  /**
   * The switch is any other class that shows markup; {@code AgendaTextTest} sees what that one
   * shows.
   */
  @ArchTag("asvs-3.2.2")
  @ArchTest
  static final ArchRule markupIsThatOfAnAgenda =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("eu.parvis.meeting.ui.AgendaText")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Html.class)
          .because("what people write is text, but for the Markdown of an agenda");

  /** The switch is any other handler that answers whatever the method is. */
  @ArchTag("asvs-3.5.3")
  @ArchTest
  static final ArchRule whatIsAnsweredToEveryMethodIsThatNothingIsThere =
      noMethods()
          .that()
          .areDeclaredInClassesThat()
          .doNotHaveFullyQualifiedName("eu.parvis.conference.web.AliveController")
          .and()
          .areDeclaredInClassesThat()
          .doNotHaveFullyQualifiedName("eu.parvis.meeting.feed.FeedController")
          .and()
          .areDeclaredInClassesThat()
          .doNotHaveFullyQualifiedName("eu.parvis.shell.ErrorPages")
          .should()
          .beAnnotatedWith(RequestMapping.class)
          .because("GET and HEAD change nothing, so that a change has to say that it is one");

  /** The switch is any second door that leads from HTTP to HTTPS by itself. */
  @ArchTag("asvs-4.1.2")
  @ArchTest
  static final ArchRule nothingLeadsFromHttpToHttps =
      noClasses()
          .should()
          .accessTargetWhere(calls(HttpSecurity.class, "redirectToHttps|requiresChannel"))
          .orShould()
          .accessTargetWhere(calls(Object.class, "addAdditional(Tomcat)?Connectors"))
          .orShould()
          .accessTargetWhere(calls(Connector.class, "<init>|setRedirectPort"))
          .because("a request without TLS is refused, not answered with the right address");

  /** The switch is any other class that opens a file. */
  @ArchTag("asvs-5.3.1")
  @ArchTag("asvs-5.3.2")
  @ArchTest
  static final ArchRule filesAreThoseOfTheOperator =
      noClasses()
          .that()
          .resideOutsideOfPackage("eu.parvis.ops..")
          .and()
          .doNotHaveFullyQualifiedName("eu.parvis.account.oidc.OidcSettings")
          .and()
          .doNotHaveFullyQualifiedName("eu.parvis.account.export.ExportController")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Files.class, Path.class, File.class)
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java\\.io\\.(File|RandomAccess).*")
          .because("no request names a file");

  /** The switch is any class that reads what somebody called a file. */
  @ArchTag("asvs-5.4.1")
  @ArchTest
  static final ArchRule nobodyReadsWhatAnUploadedFileIsCalled =
      noClasses()
          .should()
          .accessTargetWhere(calls(UploadEvent.class, "getFileName"))
          .orShould()
          .accessTargetWhere(calls(UploadMetadata.class, "fileName"))
          .orShould()
          .accessTargetWhere(calls(Part.class, "getSubmittedFileName|getName"))
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(MultipartFile.class)
          .because("a picture has no name here");

  /** The switch is any class whose random numbers can be guessed. */
  @ArchTag("asvs-6.5.3")
  @ArchTest
  static final ArchRule everySecretIsDrawnByASecureRandom =
      noClasses()
          .should()
          .accessTargetWhere(
              targetOwner(assignableTo(Random.class))
                  .and(DescribedPredicate.not(targetOwner(assignableTo(SecureRandom.class))))
                  .and(target(nameMatching("<init>|current"))))
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(SplittableRandom.class, RandomGeneratorFactory.class)
          .orShould()
          .accessTargetWhere(calls(RandomGenerator.class, "of|getDefault"))
          .orShould()
          .accessTargetWhere(calls(Math.class, "random"))
          .because("a generator that is passed in is one of SecureRandom's");

  /** The switch is any way to give an account another address. */
  @ArchTag("asvs-7.5.1")
  @ArchTest
  static final ArchRule theAddressOfAnAccountStays =
      noClasses()
          .should()
          .setFieldWhere(
              targetOwner(describe("Person", type -> type.getSimpleName().equals("Person")))
                  .and(target(nameMatching("email")))
                  .and(describe("later", access -> !access.getOrigin().isConstructor())))
          .because("whoever holds an open browser cannot make the account theirs");

  private static DescribedPredicate<JavaAccess<?>> calls(Class<?> owner, String names) {
    return targetOwner(assignableTo(owner)).and(target(nameMatching(names)));
  }

  private UnsafeCalls() {}
}
