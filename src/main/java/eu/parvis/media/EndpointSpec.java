package eu.parvis.media;

/**
 * What is asked of a new endpoint.
 *
 * @param endpointId name that is unique in the conference
 * @param receives false for an endpoint that only sends, such as the transport of a screen share;
 *     it gets RTCP feedback and nothing else
 */
public record EndpointSpec(String endpointId, boolean receives) {}
