import type { Reading } from '../../run/clock.ts';

/** Both clocks of this device. */
export function readClocks(): Reading {
  return { wall: Date.now(), steady: performance.now() };
}

/** The time of the server that this page came from, to a second; null where it can't be asked. */
export async function serverTime(): Promise<number | null> {
  try {
    const { headers } = await fetch(location.pathname, { method: 'HEAD', cache: 'no-store' });
    const time = Date.parse(headers.get('date') ?? '');
    return Number.isNaN(time) ? null : time;
  } catch {
    return null;
  }
}

/** Puts a text on the clipboard; false where the browser has none, as over plain http. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Hands a text to the reader as a file. */
export function download(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken it by the next task.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  });
}
