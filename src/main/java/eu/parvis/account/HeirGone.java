package eu.parvis.account;

/** Whoever was to have what a deleted account had cannot sign in, or is no agent. */
public class HeirGone extends RuntimeException {}
