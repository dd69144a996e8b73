package eu.parvis;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/**
 * Modules import each other only as their package-info allows; the diagrams come from the same
 * model.
 */
class ModularityTests {

  @Test
  void modulesKeepToTheirAllowedDependencies() {
    var modules = ApplicationModules.of(Parvis.class).verify();
    new Documenter(modules).writeModulesAsPlantUml();
  }
}
