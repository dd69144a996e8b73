/** happy-dom throws where what has the focus is in no tree of a shadow root; the DOM standard says null. */
const { get } = Object.getOwnPropertyDescriptor(ShadowRoot.prototype, 'activeElement')!;

Object.defineProperty(ShadowRoot.prototype, 'activeElement', {
  configurable: true,
  get(this: ShadowRoot): Element | null {
    try {
      return get!.call(this) as Element | null;
    } catch {
      return null;
    }
  },
});

export {};
