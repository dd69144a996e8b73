import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import room from '../room.html?raw';
import views from '../index.html?raw';
import script from './unsupported.js?raw';

/** An error of a script, as a browser tells of it. */
function broken(filename: string): void {
  window.dispatchEvent(Object.assign(new Event('error'), { filename }));
}

describe('The page for browsers that are too old', () => {
  const page = () => document.getElementById('unsupported')!;
  const run = () => new Function(script)();

  beforeEach(() => (document.body.innerHTML = '<div id="outlet"></div><div id="unsupported" hidden></div>'));
  afterEach(() => vi.restoreAllMocks());

  it('stays hidden in a browser that knows modules', () => {
    run();
    expect(page().hidden).toBe(true);
  });

  it('shows where modules are unknown', () => {
    const create = document.createElement.bind(document);
    vi.spyOn(document, 'createElement').mockImplementation((name: string) =>
      name === 'script' ? (Object.create(null) as HTMLElement) : create(name),
    );
    run();
    expect(page().hidden).toBe(false);
  });

  it('shows when a module of ours breaks before anything is there', () => {
    run();
    broken(`${location.origin}/VAADIN/build/room.js`);
    expect(page().hidden).toBe(false);
  });

  it.each(['', 'chrome-extension://abc/VAADIN/x.js', 'https://elsewhere.example/VAADIN/x.js'])(
    'stays hidden when %s breaks, which is not ours',
    (filename) => {
      run();
      broken(filename);
      expect(page().hidden).toBe(true);
    },
  );

  it.each(['<parvis-room></parvis-room>', '<div id="outlet"><p></p></div>'])('stays hidden once %s is there', (there) => {
    document.body.innerHTML = `${there}<div id="unsupported" hidden></div>`;
    run();
    broken(`${location.origin}/VAADIN/build/room.js`);
    expect(page().hidden).toBe(true);
  });

  it('is the same in both documents', () => {
    const part = (of: string) => /<div id="unsupported"[^]*<\/noscript>/.exec(of)![0].replace(/\s+/g, ' ');
    expect(part(views)).toBe(part(room));
  });
});
