package eu.parvis.room;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.kernel.WrongSetting;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RoomPropertiesTest {

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner().withUserConfiguration(RoomConfiguration.class);

  @Test
  void withoutSettingsRoomsAreOpenToWhoeverHasTheLink() {
    runner.run(context -> {
      var properties = context.getBean(RoomProperties.class);
      assertThat(properties.access()).isEqualTo(AccessLevel.PUBLIC);
      assertThat(properties.policies()).isEqualTo(Policies.open());
      assertThat(properties.participantLimit()).isEqualTo(150);
    });
  }

  @Test
  void theOrganisationSaysWhatNewRoomsBeginWith() {
    runner
        .withPropertyValues(
            "parvis.rooms.access=restricted",
            "parvis.rooms.share=member",
            "parvis.rooms.admit=owner",
            "parvis.rooms.start-muted=true",
            "parvis.rooms.participant-limit=40")
        .run(context -> {
          var properties = context.getBean(RoomProperties.class);
          assertThat(properties.access()).isEqualTo(AccessLevel.RESTRICTED);
          assertThat(properties.policies().share()).isEqualTo(Role.MEMBER);
          assertThat(properties.policies().admit()).isEqualTo(Role.OWNER);
          assertThat(properties.policies().startMuted()).isTrue();
          assertThat(properties.participantLimit()).isEqualTo(40);
        });
  }

  @Test
  void aWrongSettingStopsTheStartAndIsNamed() {
    runner
        .withPropertyValues("parvis.rooms.participant-limit=0")
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("parvis.rooms.participant-limit"));
    runner
        .withPropertyValues("parvis.rooms.access=everybody")
        .run(context -> assertThat(context).getFailure().hasMessageContaining("parvis.rooms"));
  }
}
