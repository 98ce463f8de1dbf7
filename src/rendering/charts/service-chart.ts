import type { AnyFigure } from '../../insights/figure.ts';
import { chartWidth, draw, type Layer, type Named } from './draw.ts';
import { points, solidBars, whiskers, wholeBars } from './marks.ts';
import { parts, spreadAxis, wholeAxis, type DurationWords, type Scaled } from './scales.ts';
import { rowsBelow, type PlacedRow } from './service-rows.ts';
import { shownSpread } from './shown-spread.ts';

/** What a service is called, and what its value is in words, which stand at the end of its row. */
export interface ServiceWords {
  title: (service: string) => string;
  value: (service: string) => string;
  duration: DurationWords;
}

/** Around the plot; at its left stand the titles. */
const room = { left: 124, top: 4, bottom: 42 };
/** More than a sign is wide, on the average: what stands at the right may not reach into the plot. */
const signWidth = 7;
const barHeight = 14;

/**
 * A figure by service, each in a row, in the order of the figure; null where no service has anything
 * to show.
 */
export async function serviceChart(
  figure: AnyFigure,
  words: ServiceWords,
  named: Named,
): Promise<string | null> {
  const { rows, height } = rowsBelow(figure.services, words.title);
  const y = {
    field: 'y',
    type: 'quantitative',
    scale: { domain: [0, height], range: [0, height], nice: false },
    axis: null,
  };
  const layers = layersOf(figure, rows, y, words.duration);
  if (!layers) return null;
  const ends = rows.map((row) => ({ y: row.y, text: words.value(row.service) }));
  const right = Math.max(...ends.map(({ text }) => text.length)) * signWidth + 16;
  const text = (name: string, values: readonly object[], x: number, align: string): Layer => ({
    name,
    data: { values },
    mark: { type: 'text', align, baseline: 'middle' },
    encoding: { y, x: { value: x }, text: { field: 'text', type: 'nominal' } },
  });
  const lines = rows.flatMap((row) => row.lines);
  return draw({
    height,
    room: { ...room, right },
    layers: [
      ...layers,
      text('title', lines, -room.left, 'left'),
      text('words', ends, chartWidth - room.left, 'right'),
    ],
    ...named,
  });
}

function layersOf(
  figure: AnyFigure,
  rows: readonly PlacedRow[],
  y: object,
  duration: DurationWords,
): Layer[] | null {
  const bar = (field: string, scaled: Scaled) => ({ y, x: { field, ...lying(scaled) } });
  const placed = <Row extends object>(services: readonly Row[]) =>
    services.map((service, index) => ({ ...service, y: rows[index]?.y ?? 0 }));
  switch (figure.kind) {
    case 'count': {
      const some = placed(figure.services).filter(({ value }) => value > 0);
      const values = some.map(({ value }) => value);
      const scaled = wholeAxis(values, figure.unit, parts.lying);
      return some.length > 0 ? [solidBars(some, barHeight, bar('value', scaled), 'lying')] : null;
    }
    case 'share': {
      const some = placed(figure.services).filter(({ denominator }) => denominator > 0);
      const values = some.map(({ denominator }) => denominator);
      const scaled = wholeAxis(values, figure.of, parts.lying);
      if (some.length === 0) return null;
      const part = some.filter(({ numerator }) => numerator > 0);
      return [
        wholeBars(some, barHeight, bar('denominator', scaled), 'lying'),
        solidBars(part, barHeight, bar('numerator', scaled), 'lying'),
      ];
    }
    case 'spread': {
      const some = shownSpread(placed(figure.services));
      const scaled = spreadAxis(figure.unit, some, duration, parts.lying);
      if (some.length === 0) return null;
      const place = bar('value', scaled);
      return [
        ...whiskers(
          some,
          { ...place, x2: { field: 'p90' } },
          { y, x: { ...place.x, field: 'p90' } },
          'lying',
        ),
        ...points('median', some, place),
      ];
    }
  }
}

/** An axis below the plot. */
function lying(scaled: Scaled): Scaled {
  return { ...scaled, axis: { ...scaled.axis, tickSize: 4, titlePadding: 4 } };
}
