import { LitElement } from 'lit';
import { LocaleController } from '../../../shared/i18n';
import { Scope } from '../../../shared/scope';

/** What every element of this page shares: it follows the language, and its scope ends when it leaves the document. */
export abstract class ParvisElement extends LitElement {
  #scope = new Scope();

  constructor() {
    super();
    new LocaleController(this);
  }

  /** Owns listeners and timers of the element while it is connected. */
  protected get scope(): Scope {
    return this.#scope;
  }

  override connectedCallback(): void {
    this.#scope.close();
    this.#scope = new Scope();
    super.connectedCallback();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#scope.close();
  }
}
