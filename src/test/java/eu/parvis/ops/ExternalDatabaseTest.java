package eu.parvis.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.parvis.testing.TestDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

/** How a database of the operator's own is reached. */
class ExternalDatabaseTest {

  private static final String JAVA = "sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db.example.org/parvis",
        "jdbc:postgresql://db.example.org:5433/parvis",
        "jdbc:postgresql://192.0.2.7/parvis",
        "jdbc:postgresql://[2001:db8::7]:5432/parvis",
        "jdbc:postgresql://localhost,db.example.org/parvis"
      })
  void onAnotherMachineItHasToProveItsName(String url) {
    assertThat(used(url)).isEqualTo(url + "?sslmode=verify-full&" + JAVA);
    assertThat(used("spring.flyway.url", url)).isEqualTo(used(url));
  }

  @Test
  void anAuthorityOfTheOperatorsIsTheOnlyOne() {
    var url = "jdbc:postgresql://db.example.org/parvis?sslrootcert=/etc/ca.pem";
    assertThat(used(url)).isEqualTo(url + "&sslmode=verify-full");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://localhost/parvis",
        "jdbc:postgresql://127.0.0.1:5432/parvis",
        "jdbc:postgresql://[::1]/parvis",
        "jdbc:postgresql:parvis",
        "jdbc:postgresql://db.example.org/parvis?sslmode=disable",
        "jdbc:postgresql://db.example.org/parvis?sslmode=verify-ca&sslrootcert=/etc/ca.pem"
      })
  void onThisMachineOrWithAWordOfTheOperatorsItIsLeftAlone(String url) {
    assertThat(used(url)).isEqualTo(url);
  }

  @Test
  void aServerWithoutTlsIsNotSpokenTo() throws SQLException {
    var here = TestDatabase.createDatabase();
    DriverManager.getConnection(here, "postgres", "").close();
    var demand = used("jdbc:postgresql://db.example.org/parvis").split("\\?", 2)[1];
    var demanding = here + (here.contains("?") ? "&" : "?") + demand;
    assertThatThrownBy(() -> DriverManager.getConnection(demanding, "postgres", ""))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("SSL");
  }

  @Test
  void withoutOneTheEmbeddedOneIsUsed() {
    var environment = new MockEnvironment();
    new ExternalDatabase().postProcessEnvironment(environment, new SpringApplication());
    assertThat(environment.getProperty("spring.datasource.url")).isNull();
  }

  /** The URL that everything connects to when an operator gives this one. */
  private static String used(String url) {
    return used("spring.datasource.url", url);
  }

  private static String used(String property, String url) {
    var environment = new MockEnvironment().withProperty(property, url);
    new ExternalDatabase().postProcessEnvironment(environment, new SpringApplication());
    return String.valueOf(environment.getProperty(property));
  }
}
