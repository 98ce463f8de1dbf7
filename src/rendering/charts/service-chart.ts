import type { AnyFigure } from '../../insights/figure.ts';
import { chartWidth, draw, type Layer, type Named } from './draw.ts';
import { points, solidBars, whiskers, wholeBars } from './marks.ts';
import { parts, spreadAxis, wholeAxis, type DurationWords, type Scaled } from './scales.ts';
import { shownSpread } from './shown-spread.ts';
import { wrapped } from './wrapped.ts';

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
const lineHeight = 15;
const mostSigns = 18;
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
  const names = figure.services.map(({ service }) => ({
    service,
    lines: wrapped(words.title(service), mostSigns),
    words: words.value(service),
  }));
  const mostLines = Math.max(1, ...names.map(({ lines }) => lines.length));
  const rowHeight = mostLines * lineHeight + 12;
  const y = {
    field: 'service',
    type: 'ordinal',
    scale: { type: 'band', domain: names.map(({ service }) => service), padding: 0 },
    axis: null,
  };
  const layers = layersOf(figure, y, words.duration);
  if (!layers) return null;
  const longest = Math.max(...names.map(({ words: { length } }) => length));
  const right = longest * signWidth + 16;
  const end = chartWidth - room.left;
  const text = (name: string, field: string, x: number, align: string) => ({
    name,
    data: { values: names },
    mark: { type: 'text', align, baseline: 'middle', lineHeight },
    encoding: { y, x: { value: x }, text: { field, type: 'nominal' } },
  });
  return draw({
    height: names.length * rowHeight,
    room: { ...room, right },
    layers: [
      ...layers,
      text('title', 'lines', -room.left, 'left'),
      text('words', 'words', end, 'right'),
    ],
    ...named,
  });
}

function layersOf(figure: AnyFigure, y: object, duration: DurationWords): Layer[] | null {
  const bar = (field: string, scaled: Scaled) => ({ y, x: { field, ...lying(scaled) } });
  switch (figure.kind) {
    case 'count': {
      const rows = figure.services.filter(({ value }) => value > 0);
      const scaled = wholeAxis(
        rows.map(({ value }) => value),
        figure.unit,
        parts.lying,
      );
      return rows.length > 0 ? [solidBars(rows, barHeight, bar('value', scaled))] : null;
    }
    case 'share': {
      const rows = figure.services.filter(({ denominator }) => denominator > 0);
      const some = rows.filter(({ numerator }) => numerator > 0);
      const scaled = wholeAxis(
        rows.map(({ denominator }) => denominator),
        figure.of,
        parts.lying,
      );
      if (rows.length === 0) return null;
      return [
        wholeBars(rows, barHeight, bar('denominator', scaled)),
        solidBars(some, barHeight, bar('numerator', scaled)),
      ];
    }
    case 'spread': {
      const rows = shownSpread(figure.services);
      const scaled = spreadAxis(figure.unit, rows, duration, parts.lying);
      if (rows.length === 0) return null;
      return [
        ...whiskers(rows, { ...bar('value', scaled), x2: { field: 'p90' } }, bar('p90', scaled)),
        ...points('median', rows, bar('value', scaled)),
      ];
    }
  }
}

/** An axis below the plot. */
function lying(scaled: Scaled): Scaled {
  return { ...scaled, axis: { ...scaled.axis, tickSize: 4, titlePadding: 4 } };
}
