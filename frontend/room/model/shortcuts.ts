export type ShortcutName = 'microphone' | 'camera' | 'hand' | 'chat' | 'people' | 'panel';

interface Shortcut {
  readonly name: ShortcutName;
  /** How the shortcut is shown: names of modifiers, then the key. */
  readonly keys: readonly string[];
  readonly pressed: (event: Pressed) => boolean;
}

type Pressed = Pick<KeyboardEvent, 'code' | 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Every shortcut of the call. All but Escape need a modifier, so none fires while somebody speaks to or types on a computer. */
export const SHORTCUTS: readonly Shortcut[] = [
  { name: 'microphone', keys: ['ctrl', 'D'], pressed: (e) => control(e) && e.key.toLowerCase() === 'd' },
  { name: 'camera', keys: ['ctrl', 'E'], pressed: (e) => control(e) && e.key.toLowerCase() === 'e' },
  { name: 'hand', keys: ['alt', 'shift', 'H'], pressed: (e) => altShift(e) && e.code === 'KeyH' },
  { name: 'chat', keys: ['alt', 'shift', 'C'], pressed: (e) => altShift(e) && e.code === 'KeyC' },
  { name: 'people', keys: ['alt', 'shift', 'P'], pressed: (e) => altShift(e) && e.code === 'KeyP' },
  { name: 'panel', keys: ['escape'], pressed: (e) => e.key === 'Escape' },
];

export function shortcutOf(event: Pressed): ShortcutName | null {
  return SHORTCUTS.find((shortcut) => shortcut.pressed(event))?.name ?? null;
}

function control(event: Pressed): boolean {
  return (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
}

function altShift(event: Pressed): boolean {
  return event.altKey && event.shiftKey && !event.ctrlKey && !event.metaKey;
}
