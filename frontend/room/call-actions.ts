import type { Order } from './contract';
import type { WaitingEvents } from './components/waiting/waiting';
import type { Rest } from './rest';
import type { ScreenShare } from './session/screen-share';
import { t } from '../shared/i18n';

/** What people in the call may want done to others, with what each needs. Names are those of the page's events. */
interface Orders {
  order: Order;
  'tell-waiting': WaitingEvents['tell-waiting'];
}

type Give = { readonly [Name in keyof Orders]: (rest: Rest, detail: Orders[Name]) => Promise<void> };

const GIVE: Give = {
  order: (rest, order) => rest.order(order),
  'tell-waiting': (rest, { text, answered }) =>
    rest.tellWaiting(text).then(
      () => answered(true),
      (error) => {
        answered(false);
        throw error;
      },
    ),
};

/** What a person in the call has done by the page's events, and the words that say how that went. */
export class CallActions {
  /** `tell` shows and speaks words. */
  constructor(
    private readonly rest: Rest,
    private readonly tell: (text: string) => void,
  ) {}

  /** Has the server do something to others; it decides whether the person may. */
  readonly order = ({ type, detail }: CustomEvent<never>): void => this.act(GIVE[type as keyof Orders](this.rest, detail));

  act(work: Promise<void>): void {
    work.catch(() => this.tell(t('toast.action-failed')));
  }

  share(screen: ScreenShare): void {
    if (screen.sharing) {
      screen.stop();
    } else {
      void screen.start().catch(() => this.tell(t('toast.share-failed')));
    }
  }

  readonly copyLink = (): void => {
    const link = `${location.origin}/${this.rest.link}`;
    this.#copy(link, t('toast.link-copied'), t('toast.link', { link }));
  };

  readonly copy = ({ detail }: CustomEvent<{ text: string }>): void =>
    this.#copy(detail.text, t('connection.copied'), t('connection.copy-failed'));

  #copy(text: string, done: string, failed: string): void {
    const said = navigator.clipboard.writeText(text).then(
      () => done,
      () => failed,
    );
    void said.then((words) => this.tell(words));
  }
}
