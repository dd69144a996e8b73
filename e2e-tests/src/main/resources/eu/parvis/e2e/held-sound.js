/* Holds sound back as Safari does for whoever only listens. Runs before the page's own scripts. */
(() => {
  /* Sound begins in the handler of a press. Muted pictures play by themselves. */
  let pressed = false;
  for (const press of ['click', 'keydown']) {
    window.addEventListener(
      press,
      (event) => {
        if (!event.isTrusted) return;
        pressed = true;
        setTimeout(() => (pressed = false));
      },
      { capture: true },
    );
  }
  const mayPlay = (media) => media.muted || pressed;
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function () {
    return mayPlay(this) || !this.paused
      ? play.call(this)
      : Promise.reject(new DOMException('not without a gesture', 'NotAllowedError'));
  };
  const source = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'srcObject');
  Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', {
    ...source,
    set(stream) {
      this.autoplay &&= mayPlay(this);
      source.set.call(this, stream);
    },
  });
})();
