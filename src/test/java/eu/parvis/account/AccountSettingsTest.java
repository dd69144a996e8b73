package eu.parvis.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import eu.parvis.kernel.EmailAddress;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountSettingsTest {

  @ParameterizedTest
  @ValueSource(strings = {"Préfecture.example", "xn--prfecture-c4a.example"})
  void aDomainIsTheSameInBothSpellings(String domain) {
    var settings = new AccountSettings(true, Set.of(domain));
    assertThat(settings.domains()).containsExactly("xn--prfecture-c4a.example");
    assertThat(settings.ofOrganisation(new EmailAddress("x@xn--prfecture-c4a.example"))).isTrue();
    assertThat(settings.ofOrganisation(new EmailAddress("x@préfecture.example")))
        .as("a row of before")
        .isTrue();
    assertThat(settings.ofOrganisation(new EmailAddress("x@prefecture.example"))).isFalse();
  }

  @Test
  void whatIsNoDomainIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AccountSettings(true, Set.of("ville")))
        .withMessage("parvis.account.domains: ville is no domain");
  }
}
