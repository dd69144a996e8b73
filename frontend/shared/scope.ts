/** Undoes something: removes a listener, stops a timer, ends a subscription. */
export type Undo = () => void;

/**
 * Owns listeners, timers and anything else that must not outlive its owner. A closed scope refuses new work silently, so a late
 * callback of a removed element starts nothing.
 */
export class Scope {
  #undo = new Set<Undo>();
  #closed = false;

  get closed(): boolean {
    return this.#closed;
  }

  /** Registers something to undo at the end; the returned function undoes it at once. */
  add(undo: Undo): Undo {
    if (this.#closed) {
      undo();
      return () => {};
    }
    const once = () => {
      if (this.#undo.delete(once)) {
        undo();
      }
    };
    this.#undo.add(once);
    return once;
  }

  listen<T extends EventTarget>(target: T, type: string, listener: (event: Event) => void): Undo {
    if (this.#closed) {
      return () => {};
    }
    target.addEventListener(type, listener);
    return this.add(() => target.removeEventListener(type, listener));
  }

  /** Runs `task` once after `delay` milliseconds. */
  after(delay: number, task: () => void): Undo {
    if (this.#closed) {
      return () => {};
    }
    const timer = setTimeout(() => {
      stop();
      task();
    }, delay);
    const stop = this.add(() => clearTimeout(timer));
    return stop;
  }

  /** Runs `task` every `interval` milliseconds, first after one interval. */
  every(interval: number, task: () => void): Undo {
    if (this.#closed) {
      return () => {};
    }
    const timer = setInterval(task, interval);
    return this.add(() => clearInterval(timer));
  }

  close(): void {
    this.#closed = true;
    for (const undo of [...this.#undo].reverse()) {
      undo();
    }
  }
}
