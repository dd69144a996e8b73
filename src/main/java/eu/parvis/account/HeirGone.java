package eu.parvis.account;

/** Whoever was to have what a deleted account had cannot sign in. */
public class HeirGone extends RuntimeException {}
