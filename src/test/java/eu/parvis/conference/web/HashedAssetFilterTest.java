package eu.parvis.conference.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class HashedAssetFilterTest {

  @Test
  void aHashedFileIsKeptForAYear() throws Exception {
    assertThat(cacheControlOf("max-age=3600")).isEqualTo("public, max-age=31536000, immutable");
  }

  @Test
  void whatWasNotFoundIsNotKept() throws Exception {
    assertThat(cacheControlOf("no-cache")).isEqualTo("no-cache");
  }

  private static String cacheControlOf(String served) throws Exception {
    var response = new MockHttpServletResponse();
    new HashedAssetFilter()
        .doFilter(
            new MockHttpServletRequest("GET", "/VAADIN/build/room-1a2b3c.js"),
            response,
            (request, wrapped) ->
                ((HttpServletResponse) wrapped).setHeader("Cache-Control", served));
    return String.valueOf(response.getHeader("Cache-Control"));
  }
}
