package eu.parvis.media.forward;

/**
 * What a receiver wants of one video source.
 *
 * @param maxHeight largest height in pixels; 0 for nothing
 * @param onStage whether it looks at this source above all
 */
public record Wish(VideoSource source, int maxHeight, boolean onStage) {}
