import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import './connection';
import type { ConnectionPanel } from './connection';

describe('ConnectionPanel', () => {
  let panel: ConnectionPanel;
  const tip = () => panel.renderRoot.querySelector('.now p')!.textContent;

  beforeEach(async () => {
    panel = document.createElement('parvis-connection');
    document.body.append(panel);
    await panel.updateComplete;
  });
  afterEach(() => panel.remove());

  it('suggests turning pictures off only while they are on', async () => {
    panel.link = { quality: 'poor', limit: 'download' };
    await panel.updateComplete;
    expect(tip()).toContain('turn off incoming video');
    panel.audioOnly = true;
    await panel.updateComplete;
    expect(tip()).toContain('Stop other downloads');
    expect(tip()).not.toContain('turn off incoming video');
  });
});
