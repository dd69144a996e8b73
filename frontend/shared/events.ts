/**
 * Dispatches a typed event that does not bubble: whoever renders an element listens on that element. `Events` maps an element's
 * event names to their details.
 */
export function emit<Events, Name extends keyof Events & string>(
  target: EventTarget,
  name: Name,
  detail: Events[Name],
): void {
  target.dispatchEvent(new CustomEvent(name, { detail }));
}

type Listener<T> = (value: T) => void;

/** A list of listeners to one kind of news; a listener that throws does not keep the others from hearing. */
export class Emitter<T> {
  #listeners = new Set<Listener<T>>();

  subscribe(listener: Listener<T>): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(value: T): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(value);
      } catch (error) {
        reportError(error);
      }
    }
  }
}
