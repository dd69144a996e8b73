package eu.parvis.conference.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.vaadin.flow.internal.DevModeHandler;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import org.junit.jupiter.api.Test;

class RoomDocumentTest {

  @Test
  void looksAgainUntilTheDevelopmentServerListens() throws IOException {
    // Nobody listens on port 0.
    var refused = URI.create("http://127.0.0.1:0/").toURL().openConnection();
    var starting = mock(DevModeHandler.class);
    when(starting.prepareConnection(any(), any())).thenReturn((HttpURLConnection) refused);

    assertThat(RoomDocument.developed(starting)).contains("http-equiv=\"refresh\"");
  }
}
