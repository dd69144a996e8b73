package eu.parvis.kernel;

/**
 * News that a screen reader should speak and that nothing else on the page says. Published as an
 * application event by a view, on its request; the shell's one live region speaks it.
 */
public record Announcement(String text) {}
