package eu.parvis;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.channels.Channel;
import java.time.Clock;
import java.time.Instant;
import org.springframework.security.core.context.SecurityContextHolder;

/** What packages may touch beyond what Java's visibility and the module test say. */
@AnalyzeClasses(packages = "eu.parvis", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest static final ArchTests unsafeCalls = ArchTests.in(UnsafeCalls.class);

  @ArchTest
  static final ArchRule wireViewsNeedJavaAlone =
      noClasses()
          .that()
          .resideInAnyPackage(
              "eu.parvis.media.rtp..", "eu.parvis.media.rtcp..", "eu.parvis.media.codec..")
          .should()
          .dependOnClassesThat(
              DescribedPredicate.not(
                  JavaClass.Predicates.resideInAnyPackage(
                      "java..",
                      "org.jspecify..",
                      "eu.parvis.media.rtp..",
                      "eu.parvis.media.rtcp..",
                      "eu.parvis.media.codec..")))
          .allowEmptyShould(true)
          .because("packet code must run in fuzzers and on any thread");

  @ArchTest
  static final ArchRule mediaKnowsNothingOfTheProduct =
      noClasses()
          .that()
          .resideInAPackage("eu.parvis.media..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..", "com.vaadin..", "jakarta..")
          .allowEmptyShould(true)
          .because("the forwarding unit is a library of its own");

  @ArchTest
  static final ArchRule mediaIsSansIo =
      noClasses()
          .that()
          .resideInAPackage("eu.parvis.media..")
          .and()
          .resideOutsideOfPackages("eu.parvis.media.io..", "eu.parvis.media.dtls..")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Thread.class, Clock.class, Instant.class, Channel.class)
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("java.nio.channels..")
          .allowEmptyShould(true)
          .because("bytes and time go in, datagrams and deadlines come out (rule 1 of the design)");

  @ArchTest
  static final ArchRule bouncyCastleForDtlsIsInOnePlace =
      noClasses()
          .that()
          .resideOutsideOfPackage("eu.parvis.media.dtls..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.bouncycastle..")
          .because("one adapter is what a change of the DTLS library may touch");

  @ArchTest
  static final ArchRule jitsiSrtpIsInOnePlace =
      noClasses()
          .that()
          .resideOutsideOfPackage("eu.parvis.media.srtp..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.jitsi..")
          .because("one adapter is what a change of the SRTP library may touch");

  @ArchTest
  static final ArchRule nothingNeedsViews =
      noClasses()
          .that()
          .resideOutsideOfPackage("eu.parvis..ui..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("eu.parvis..ui..")
          .because("views show what a module does, and nothing else rests on them");

  @ArchTest
  static final ArchRule whoIsSignedInIsReadFromTheApplication =
      noClasses()
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(SecurityContextHolder.class)
          .because("the strategy is a bean, and statics are no infrastructure (rule 12)");

  @ArchTest
  static final ArchRule nothingLiveIsSynchronized =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .resideInAnyPackage(
              "eu.parvis.media..", "eu.parvis.signaling..", "eu.parvis.conference..")
          .should()
          .notHaveModifier(JavaModifier.SYNCHRONIZED)
          .because("a single writer owns what changes (rule 2 of the design)");
}
