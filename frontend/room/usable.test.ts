import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { unusable } from './usable';

describe('unusable', () => {
  beforeEach(() => {
    vi.stubGlobal('isSecureContext', true);
    vi.stubGlobal('RTCPeerConnection', class {});
    vi.stubGlobal('WebSocket', class {});
  });
  afterEach(() => vi.unstubAllGlobals());

  it('is nothing where a call can be carried', () => {
    expect(unusable()).toBeNull();
  });

  it('is a page that is no secure context, whatever the browser can do', () => {
    vi.stubGlobal('isSecureContext', false);
    expect(unusable()).toBe('insecure');
    Reflect.deleteProperty(globalThis, 'RTCPeerConnection');
    expect(unusable()).toBe('insecure');
  });

  it.each(['RTCPeerConnection', 'WebSocket'])('is a browser without %s', (missing) => {
    Reflect.deleteProperty(globalThis, missing);
    expect(unusable()).toBe('unsupported');
  });
});
