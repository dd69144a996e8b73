import path from 'node:path';
import type { UserConfigFn } from 'vite';
import { overrideVaadinConfig } from './vite.generated';

/** Adds the page of a call as a second document beside Vaadin's own entry. */
const room: UserConfigFn = () => ({
  build: {
    rolldownOptions: { input: { room: path.resolve(import.meta.dirname, 'frontend/room.html') } },
  },
});

export default overrideVaadinConfig(room);
