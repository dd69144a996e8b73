import { Agenda } from './agenda.component';

export * from './agenda.component';

customElements.define('parvis-agenda', Agenda);

declare global {
  interface HTMLElementTagNameMap {
    'parvis-agenda': Agenda;
  }
}
