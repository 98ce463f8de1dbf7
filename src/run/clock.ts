/*
 * The run's clock. The time of day of a device can be set; the time since a page was opened can't,
 * but stands still in most browsers while the device sleeps. Together they tell what happened.
 */

/** Both clocks of a device, in milliseconds. */
export interface Reading {
  /** The time of day, since the epoch: can be set back and forth. */
  wall: number;
  /** The time since the page was opened: only grows, and may stand still during sleep. */
  steady: number;
}

/** The run's clock of one tab. */
export interface RunClock {
  /** What is added to the time of day to get the run's time. */
  offset: number;
  last: Reading;
}

/**
 * A leap of the time of day over the steady clock: the device slept, or its clock was set forward.
 * The two look alike, so it counts as sleep, and somebody is asked.
 */
export interface Leap {
  /** The run's time before it. */
  from: number;
  byMs: number;
}

/** Smaller differences are the steady work of a time server. */
export const toleranceMs = 2_000;

/**
 * A clock that goes on from a time that is known.
 *
 * @param known the latest time of the run that is known; a device whose clock was set back since
 * goes on from there
 */
export function startClock(reading: Reading, known = -Infinity, offset = 0): RunClock {
  return { offset: Math.max(offset, known - reading.wall), last: reading };
}

/** The run's time at a reading, and whether the device's clock leapt since the last one. */
export function tick(
  { offset, last }: RunClock,
  reading: Reading,
): { clock: RunClock; now: number; leap: Leap | null } {
  const passed = reading.steady - last.steady;
  const drift = reading.wall - last.wall - passed;
  // A clock that was set back: what passed is what the steady clock says.
  const next = drift < -toleranceMs ? offset - drift : offset;
  const leap = drift > toleranceMs ? { from: last.wall + offset + passed, byMs: drift } : null;
  return { clock: { offset: next, last: reading }, now: reading.wall + next, leap };
}

/**
 * Whether a leap was sleep, by a third clock that runs on: a server's.
 *
 * @param passedThere what passed on that clock between two looks at it
 * @param passedHere what passed on the steady clock meanwhile
 */
export function wasSleep({ byMs }: Leap, passedThere: number, passedHere: number): boolean {
  return Math.abs(passedThere - passedHere - byMs) < byMs / 2;
}
