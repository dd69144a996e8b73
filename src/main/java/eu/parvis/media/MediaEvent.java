package eu.parvis.media;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * Something that happened to an endpoint. Delivered on the endpoint's loop: hand over, never block.
 */
public sealed interface MediaEvent {

  /** Endpoint that the event is about. */
  String endpointId();

  /** ICE and DTLS are done, media can flow; also once a restart has taken the old one's place. */
  record Connected(
      String endpointId, InetSocketAddress localAddress, InetSocketAddress remoteAddress)
      implements MediaEvent {}

  /**
   * Nothing was heard from a connected endpoint for 2 s, although it was asked; or for 0.5 s after
   * {@link MediaEndpoint#doubt}. Told once in each silence and once after each doubt.
   */
  record Silent(String endpointId) implements MediaEvent {}

  /** Nothing was heard from the endpoint for 3 s. */
  record Interrupted(String endpointId) implements MediaEvent {}

  /** The endpoint was heard again after a silence or an interruption. */
  record Resumed(String endpointId) implements MediaEvent {}

  /** The transport is lost for good; only closing the endpoint is left. */
  record Failed(String endpointId, Reason reason) implements MediaEvent {

    /** Why a transport is lost. */
    public enum Reason {
      /** Nothing was heard for 20 s, or no check answered for 30 s (RFC 7675 section 5.1). */
      CONSENT_LOST,
      /** The client's certificate is not the one that signalling announced. */
      WRONG_FINGERPRINT,
      /** The DTLS handshake failed or was not finished in time. */
      HANDSHAKE_FAILED,
      /** The client ended DTLS. */
      CLOSED_BY_PEER,
      /** The client sent far more than one may, for seconds. */
      FLOODED,
      /**
       * Others used so many SSRCs that the client can be sent no further one under its keys: it
       * needs new ones.
       */
      SPENT
    }
  }

  /** The endpoint became the dominant speaker of its conference; told to every endpoint. */
  record DominantSpeaker(String endpointId) implements MediaEvent {}

  /**
   * What the endpoint gets has changed: of these video sources it is sent something, most important
   * first. The others are beyond its last-N, not wanted, or more than its downlink carries.
   *
   * @param sources their names
   * @param owners the endpoints that they belong to, each once
   */
  record Forwarding(String endpointId, List<String> sources, List<String> owners)
      implements MediaEvent {}

  /**
   * Nobody wants more of a video source of the endpoint than this.
   *
   * @param source its name
   * @param maxHeight in pixels, 0 for nothing at all
   */
  record PictureWanted(String endpointId, String source, int maxHeight) implements MediaEvent {}

  /** The first packet of a kind arrived from the endpoint. */
  record FirstMedia(String endpointId, MediaKind kind) implements MediaEvent {}
}
