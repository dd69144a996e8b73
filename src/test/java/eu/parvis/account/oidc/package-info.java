/** Tests of signing in by an identity provider. */
@NullMarked
package eu.parvis.account.oidc;

import org.jspecify.annotations.NullMarked;
