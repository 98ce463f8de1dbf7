import { useEffect, useState } from 'preact/hooks';
import type { RunState } from '../../run/state.ts';
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

/**
 * The session's view, or an older one that says the same here. A press changes one item or two of
 * hundreds: each part asks for what it shows, and what it does not show does not draw it anew.
 *
 * @param isSame whether two views say the same here; by default no two do
 */
export function useView(isSame = (before: View, after: View): boolean => before === after): View {
  const session = useSession();
  const [view, setView] = useState(session.view);
  useEffect(() => {
    let shown = view;
    // Asked before Preact is: hundreds of items say no.
    const take = (after: View): void => {
      if (!isSame(shown, after)) setView((shown = after));
    };
    take(session.view);
    return session.subscribe(take);
  }, [session]);
  return view;
}

/** The view, for a part that shows no single item. */
export const useFrame = (): View => useView(hasSameFrame);

function hasSameFrame(before: View, after: View): boolean {
  for (const name in after.state) {
    const key = name as keyof RunState;
    if (key !== 'items' && before.state[key] !== after.state[key]) return false;
  }
  return before.leap === after.leap && (before.next === null) === (after.next === null);
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
