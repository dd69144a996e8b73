import type { MediaKind } from '../contract';

export interface Device {
  readonly id: string;
  readonly label: string;
}

export interface Devices {
  readonly cameras: readonly Device[];
  readonly microphones: readonly Device[];
  readonly speakers: readonly Device[];
}

export const NO_DEVICES: Devices = { cameras: [], microphones: [], speakers: [] };

/** Why a camera or microphone cannot be used. */
export type DeviceProblem = 'denied' | 'missing' | 'busy' | 'failed';

/** One local source as the page shows it. */
export interface LocalSource {
  /** What the person asked for. */
  readonly wanted: boolean;
  /** What the others get. */
  readonly on: boolean;
  readonly problem: DeviceProblem | null;
  readonly deviceId: string | null;
  readonly stream: MediaStream | null;
}

export type LocalSources = Readonly<Record<MediaKind, LocalSource>>;

export const NO_SOURCE: LocalSource = { wanted: false, on: false, problem: null, deviceId: null, stream: null };

/** Sorts the browser's list; an entry without an id (permission not given yet) is nothing that can be chosen. */
export function sortDevices(list: readonly Pick<MediaDeviceInfo, 'deviceId' | 'kind' | 'label'>[]): Devices {
  const of = (kind: MediaDeviceKind) =>
    list.filter((device) => device.kind === kind && device.deviceId).map((d) => ({ id: d.deviceId, label: d.label }));
  return { cameras: of('videoinput'), microphones: of('audioinput'), speakers: of('audiooutput') };
}

/** The chosen device if it is there, or else the one in use if it is there, or else the first. */
export function pickDevice(devices: readonly Device[], chosen: string | null, inUse: string | null): string | null {
  const there = (id: string | null) => devices.some((device) => device.id === id);
  if (there(chosen)) {
    return chosen;
  }
  return there(inUse) ? inUse : (devices[0]?.id ?? null);
}

/** Whether a device is there but cannot do what was asked of it. */
export function isTooMuch(error: unknown): boolean {
  return /Overconstrained|constraint_failed|unsupported_resolution/i.test(nameOf(error));
}

/** Reads the error of getUserMedia, or of the library that wraps it, by its name. */
export function problemOf(error: unknown): DeviceProblem {
  const name = nameOf(error);
  if (/NotAllowed|Security|permission_denied/i.test(name)) {
    return 'denied';
  }
  if (/NotFound|not_found/i.test(name) || isTooMuch(error)) {
    return 'missing';
  }
  return /NotReadable|Abort/i.test(name) ? 'busy' : 'failed';
}

function nameOf(error: unknown): string {
  return error && typeof error === 'object' && 'name' in error ? String(error.name) : '';
}
