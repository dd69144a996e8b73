package eu.parvis.load;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.load.PictureCheck.Described;
import eu.parvis.load.Recording.Frame;
import org.junit.jupiter.api.Test;

class PictureCheckTest {

  private final Recording recording = Recording.load();
  private final PictureCheck check = new PictureCheck();
  private int picture = 100;
  private int base = 7;

  private boolean take(int track, int index) {
    Frame frame = recording.track(track).get(index);
    picture++;
    base += frame.temporal() == 0 ? 1 : 0;
    return check.take(described(frame), frame);
  }

  private Described described(Frame frame) {
    return new Described(frame.key(), picture & 0x7FFF, base & 0xFF, frame.temporal());
  }

  @Test
  void aWholeLayerFromItsKeyframeOnIsDecodable() {
    for (int i = 0; i < recording.track(1).size(); i++) {
      assertThat(take(1, i)).as("picture " + i).isTrue();
    }
    assertThat(check.switches()).isZero();
  }

  @Test
  void nothingIsDecodableBeforeTheFirstKeyframe() {
    assertThat(take(1, 4)).isFalse();
    assertThat(check.wantsKeyframe()).isTrue();
    assertThat(take(1, 0)).isTrue();
    assertThat(check.wantsKeyframe()).isFalse();
  }

  @Test
  void anotherLayerFromItsKeyframeOnIsASwitch() {
    take(1, 0);
    assertThat(take(3, 0)).isTrue();
    assertThat(take(3, 1)).isTrue();
    assertThat(check.switches()).isEqualTo(1);
  }

  @Test
  void aSwitchWithoutKeyframeIsFoundThoughTheNumbersHideIt() {
    take(1, 0);
    take(1, 1);
    assertThat(take(2, 4)).isFalse();
    assertThat(check.wantsKeyframe()).isTrue();
  }

  @Test
  void upperTemporalLayersMayBeLeftOut() {
    for (Frame frame : recording.track(2)) {
      if (frame.temporal() == 0) {
        assertThat(take(2, frame.index())).isTrue();
      } else {
        picture++;
      }
    }
  }

  @Test
  void aLostPictureOfTheBaseLayerMakesTheNextOnesUndecodable() {
    take(1, 0);
    picture++;
    base++; // picture 4 is the next one of the base layer
    assertThat(take(1, 5)).isFalse();
    assertThat(take(1, 8)).isFalse();
    assertThat(take(1, 0)).isTrue();
  }

  @Test
  void aPictureIdThatGoesBackIsRefused() {
    take(1, 0);
    picture -= 10;
    assertThat(take(1, 0)).isFalse();
  }

  @Test
  void numbersWrap() {
    picture = 0x7FFE;
    base = 0xFE;
    for (int i = 0; i < 20; i++) {
      assertThat(take(1, i)).isTrue();
    }
  }

  @Test
  void picturesOfAnotherOriginAreJudgedByTheirNumbers() {
    assertThat(check.take(new Described(true, 1, 1, 0), null)).isTrue();
    assertThat(check.take(new Described(false, 2, 2, 0), null)).isTrue();
    assertThat(check.take(new Described(false, 3, 2, 1), null)).isTrue();
    assertThat(check.take(new Described(false, 4, 4, 0), null)).isFalse();
  }
}
