/**
 * Signing in by an identity provider: OpenID Connect Core 1.0, Discovery 1.0, RP-Initiated Logout
 * 1.0 and Back-Channel Logout 1.0. There where {@code parvis.oidc.issuer} is set.
 */
@NullMarked
package eu.parvis.account.oidc;

import org.jspecify.annotations.NullMarked;
