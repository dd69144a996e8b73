package eu.parvis.account;

import java.time.Instant;
import java.util.Optional;

/** Tells when somebody proved at the identity provider who they are; a bean where there is one. */
public interface ProviderProof {

  /** When it was, for a login that began there; empty if the provider does not say. */
  Optional<Instant> of(LoginSeries login);
}
