import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../../src/run/events.ts';
import { startClock, tick, wasSleep, type Leap, type RunClock } from '../../../src/run/clock.ts';
import { historyOf, latestReading, timeIn, withEvents } from '../../../src/run/history.ts';
import { shifted } from '../../../src/run/order.ts';
import { smallPlan } from './small-plan.ts';
import { start, started } from './walk.ts';

const minute = 60_000;
const hour = 60 * minute;

/** A device whose clocks are handed in. */
class Device {
  wall = start;
  steady = 500;
  #clock: RunClock = startClock({ wall: this.wall, steady: this.steady });

  /** Time that passes with the page open. */
  pass(ms: number): this {
    this.wall += ms;
    this.steady += ms;
    return this;
  }

  set(byMs: number): this {
    this.wall += byMs;
    return this;
  }

  /** A lid that is closed for a time, which the steady clock of some browsers does not notice. */
  sleep(ms: number, steadyRunsOn: boolean): this {
    this.wall += ms;
    if (steadyRunsOn) this.steady += ms;
    return this;
  }

  reload(known: number, offset = 0): this {
    this.steady = 0;
    this.#clock = startClock({ wall: this.wall, steady: 0 }, known, offset);
    return this;
  }

  get offset(): number {
    return this.#clock.offset;
  }

  look(): { elapsed: number; leap: Leap | null } {
    const { clock, now, leap } = tick(this.#clock, { wall: this.wall, steady: this.steady });
    this.#clock = clock;
    return { elapsed: now - start, leap };
  }
}

describe("The run's clock", () => {
  it('goes as the device goes', () => {
    expect(new Device().pass(minute).look()).toEqual({ elapsed: minute, leap: null });
  });

  it('goes on when the clock of the device is set back', () => {
    const device = new Device().pass(minute);
    device.look();
    expect(device.set(-hour).pass(1_000).look()).toEqual({ elapsed: minute + 1_000, leap: null });
    expect(device.pass(minute).look().elapsed).toBe(2 * minute + 1_000);
  });

  it('does not count a clock that is set back and forward again', () => {
    const device = new Device().pass(minute);
    device.look();
    device.set(-hour).pass(1_000).look();
    const { leap } = device.set(hour).pass(1_000).look();
    expect(leap?.byMs).toBe(hour);
  });

  it('tells of a clock that is set forward, which nobody can tell from sleep alone', () => {
    const device = new Device().pass(minute);
    device.look();
    const { leap } = device.set(hour).pass(1_000).look();
    expect(leap).toEqual({ from: start + minute + 1_000, byMs: hour });
  });

  it('counts the sleep of a laptop whose steady clock stands still, and tells of it', () => {
    const device = new Device().pass(minute);
    device.look();
    const { elapsed, leap } = device.sleep(hour, false).pass(1_000).look();
    expect(elapsed).toBe(hour + minute + 1_000);
    expect(leap?.byMs).toBe(hour);
  });

  it('counts the sleep of a laptop whose steady clock runs on, and tells of nothing', () => {
    const device = new Device().pass(minute);
    device.look();
    expect(device.sleep(hour, true).pass(1_000).look()).toEqual({
      elapsed: hour + minute + 1_000,
      leap: null,
    });
  });

  it('knows no daylight saving: the hour that is there twice passes twice', () => {
    // 2026-10-25, 03:00 in Berlin, is 02:00 again.
    const before = Date.UTC(2026, 9, 25, 0, 30);
    const clock = startClock({ wall: before, steady: 0 });
    const { now, leap } = tick(clock, { wall: before + hour, steady: hour });
    expect(now - before).toBe(hour);
    expect(leap).toBeNull();
    const berlin = (at: number): string =>
      new Date(at).toLocaleTimeString('de-DE', { timeZone: 'Europe/Berlin' });
    expect(berlin(before)).toBe(berlin(now));
  });

  it('leaves the small corrections of a time server alone', () => {
    const device = new Device().pass(minute);
    device.look();
    expect(device.set(-400).pass(1_000).look()).toEqual({ elapsed: minute + 600, leap: null });
    expect(device.set(400).pass(1_000).look()).toEqual({ elapsed: minute + 2_000, leap: null });
  });

  it('goes on after a reload with what is kept of a clock that was set back', () => {
    const device = new Device().pass(minute);
    device.look();
    device.set(-hour).pass(1_000).look();
    const { offset } = device;
    device.pass(5 * minute).reload(start + minute, offset);
    expect(device.look().elapsed).toBe(6 * minute + 1_000);
  });

  it('goes on from the last event after a reload where the clock was set back meanwhile', () => {
    const device = new Device().pass(10 * minute);
    const { elapsed } = device.look();
    device
      .set(-hour)
      .pass(2_000)
      .reload(start + elapsed);
    expect(device.look().elapsed).toBe(10 * minute);
    expect(device.pass(minute).look().elapsed).toBe(11 * minute);
  });
});

describe('A third clock', () => {
  const leap: Leap = { from: start, byMs: hour };

  it('tells sleep, in which it ran on', () => {
    expect(wasSleep(leap, hour + 3_000, 2_000)).toBe(true);
  });

  it('tells a clock that was set, while it ran as the steady one did', () => {
    expect(wasSleep(leap, 3_000, 2_000)).toBe(false);
  });
});

describe('A leap that was no time', () => {
  const note = (id: string, after: string, at: number): RunEvent => ({
    type: 'noted',
    id,
    after: [after],
    at,
    text: id,
    by: 'operator',
  });
  const set = (id: string, after: string, from: number, byMs = hour): RunEvent => ({
    type: 'clock-set',
    id,
    after: [after],
    at: from + byMs + 2_000,
    from,
    byMs,
    by: 'monitor',
  });
  const from = start + 10 * minute;
  const events = [
    started,
    note('before', 'e0', start + 5 * minute),
    note('after', 'before', from + hour + minute),
    set('set', 'after', from),
  ];
  const timesOf = (all: RunEvent[]): Record<string, number> =>
    Object.fromEntries(
      historyOf(smallPlan(), all).events.map(({ id, at }) => [id, (at - start) / minute]),
    );

  it('is taken off all that came after it', () => {
    expect(timesOf(events)).toMatchObject({ e0: 0, before: 5, after: 11 });
  });

  it('is taken off once, though each tab of the device tells of it', () => {
    const other = set('other', 'after', from + 40_000, hour - 300);
    expect(timesOf([...events, other])).toEqual({ ...timesOf(events), other: 11 });
  });

  it('is taken off beside another one that came later', () => {
    const later = from + hour + 20 * minute;
    const all = [
      ...events,
      set('again', 'set', later, 30 * minute),
      note('last', 'again', later + 31 * minute),
    ];
    expect(timesOf(all)).toMatchObject({ after: 11, last: 31 });
  });

  it('is none where it leads back or nowhere', () => {
    const first = historyOf(smallPlan(), events.slice(0, 3));
    for (const byMs of [0, -hour, NaN, Infinity]) {
      const history = withEvents(first, [set('set', 'after', from, byMs)]);
      expect(history.refused[0]?.reason).toBe('This is no leap of a clock.');
      expect(history.shifts).toEqual([]);
    }
  });

  it('puts no time before one that was earlier', () => {
    const shifts = [{ from, byMs: hour }];
    const times = [from - 1, from, from + 1, from + hour, from + hour + 1].map((at) =>
      shifted(at, shifts),
    );
    expect(times).toEqual([from - 1, from, from, from, from + 1]);
  });

  it('leaves T+ right for a tab that looks at its own clock', () => {
    const history = historyOf(smallPlan(), events);
    expect(timeIn(history, from + hour + 3 * minute) - start).toBe(13 * minute);
  });

  it('never shows a time before the last event', () => {
    const history = historyOf(smallPlan(), events);
    expect(timeIn(history, start)).toBe(history.lastAt);
  });

  it('is known to a tab that goes on with the run on a clock that was put right since', () => {
    const history = historyOf(smallPlan(), events);
    const reading = { wall: start + 12 * minute, steady: 0 };
    const clock = startClock(reading, latestReading(history));
    const later = tick(clock, { wall: reading.wall + minute, steady: minute });
    expect(timeIn(history, later.now) - history.lastAt).toBe(minute);
  });

  it('is known of a run with more events than one call takes arguments', () => {
    const history = historyOf(smallPlan(), events);
    const [event] = events;
    if (!event) throw new Error('Unexpected run without an event');
    const known = Array.from({ length: 200_000 }, (_, index) => ({
      ...event,
      id: String(index),
      at: start + index,
    }));
    expect(latestReading({ ...history, known })).toBe(start + 199_999);
  });
});
