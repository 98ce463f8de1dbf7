import type { Stage } from '../documents/runbook/schema.ts';
import { after, before, type Span } from '../documents/span.ts';
import { formatTraffic, isWithin, type Traffic } from '../documents/traffic.ts';

/** What is wrong with one stage's traffic. */
export interface TrafficFault {
  stage: Stage;
  traffic: Traffic;
  /** `outside` of all bands, or not above the stage before. */
  kind: 'outside' | 'not rising';
  /** The traffic of the stage before it; null for the first. */
  previous: Traffic | null;
}

/** How the stages of a rollout cover the bands of its plan. */
export interface Coverage {
  faults: TrafficFault[];
  /** Bands that no stage is in, with the place where that stage belongs. */
  missing: { band: Traffic; at: Span }[];
}

/** Compares stages, in file order, with the bands of a plan. There is at least one stage. */
export function coverageOf(stages: readonly Stage[], bands: readonly Traffic[]): Coverage {
  const bandOf = ({ traffic }: Stage): number =>
    traffic ? bands.findIndex((band) => isWithin(traffic, band)) : -1;
  const faults = faultsOf(stages, bandOf);
  const misfits = new Set(faults.map(({ stage }) => stage));
  const covered = new Set(stages.map(bandOf));
  // A stage whose traffic can't be used may be meant for a band: then its traffic is the one fault.
  const unclear = stages.filter((stage) => misfits.has(stage) || !stage.traffic);
  const sound = stages.filter((stage) => !unclear.includes(stage));
  const end = after(stages.at(-1)?.at ?? { line: 1, column: 1, endLine: 1, endColumn: 1 });
  const missing: Coverage['missing'] = [];
  for (const [index, band] of bands.entries()) {
    if (covered.has(index)) continue;
    const next = sound.find((stage) => bandOf(stage) > index);
    const previous = sound.findLast((stage) => bandOf(stage) < index);
    const from = previous ? stages.indexOf(previous) : -1;
    const to = next ? stages.indexOf(next) : stages.length;
    const meant = unclear.findIndex((stage) => {
      const position = stages.indexOf(stage);
      return position > from && position < to;
    });
    if (meant === -1) missing.push({ band, at: next ? before(next.at) : end });
    else unclear.splice(meant, 1);
  }
  return { faults, missing };
}

function faultsOf(stages: readonly Stage[], bandOf: (stage: Stage) => number): TrafficFault[] {
  const faults: TrafficFault[] = [];
  let previous: Traffic | null = null;
  for (const stage of stages) {
    const { traffic } = stage;
    if (!traffic) continue;
    if (bandOf(stage) === -1) faults.push({ stage, traffic, kind: 'outside', previous });
    else if (previous && (traffic.to <= previous.to || traffic.from < previous.from)) {
      faults.push({ stage, traffic, kind: 'not rising', previous });
    } else previous = traffic;
  }
  return faults;
}

/** Bands in words: `0%`, `1-5%`, `100%`. */
export function listBands(bands: readonly Traffic[]): string {
  return bands.map((band) => `\`${formatTraffic(band)}\``).join(', ');
}
