/** What this browser remembers for the next meeting. Nothing of it leaves the browser. */
export type Preference = 'name' | 'camera' | 'microphone' | 'speaker' | 'camera-on' | 'microphone-on';

export function recall(preference: Preference): string | null {
  try {
    return localStorage.getItem(`parvis.${preference}`);
  } catch {
    return null;
  }
}

export function remember(preference: Preference, value: string): void {
  try {
    localStorage.setItem(`parvis.${preference}`, value);
  } catch {
    // Storage can be refused by the browser's settings; then every meeting asks again.
  }
}
