import { useEffect, useState } from 'preact/hooks';
import { listen } from '../listen.ts';
import type { Session, View } from './session.ts';

/** The run of the page: a page has one at a time, and shows no part of it before. */
let current: Session;

/** Makes a run the one that the parts below show. */
export function showSession(session: Session): void {
  current = session;
}

/** The run that the page shows. */
export function useSession(): Session {
  return current;
}

/** The session's view; the part is drawn anew with each. */
export function useView(): View {
  const session = useSession();
  const [view, setView] = useState(session.view);
  useEffect(() => {
    setView(session.view);
    return session.subscribe(setView);
  }, [session]);
  return view;
}

/** What draws a clock anew. Once there was one, the page ticks for as long as it is open. */
const clocks = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | undefined;

let hasWaited = false;

/**
 * All clocks tick at once: one drawing a second. A tick that meets a press under way comes a little
 * later, and no later than that: a disk that hangs must not stop the clock.
 */
function tick(): void {
  hasWaited = !hasWaited && current.isWriting;
  if (hasWaited) setTimeout(tick, 100);
  else for (const draw of clocks) draw();
}

/**
 * The run's time; the part is drawn anew every second. Only clocks use it.
 *
 * @param runs whether the part shows a time that goes on
 */
export function useNow(runs = true): number {
  const session = useSession();
  const [, redraw] = useState(0);
  useEffect(() => {
    if (!runs) return;
    const draw = (): void => {
      redraw((count) => count + 1);
    };
    ticking ??= setInterval(tick, 1_000);
    return listen(clocks, draw);
  }, [runs]);
  return session.now();
}
