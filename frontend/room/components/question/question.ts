import { QuestionDialog } from './question.component';

export * from './question.component';

customElements.define('parvis-question', QuestionDialog);

declare global {
  interface HTMLElementTagNameMap {
    'parvis-question': QuestionDialog;
  }
}
