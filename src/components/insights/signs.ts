import type { AnyFigure } from '../../insights/figure.ts';
import type { FigureId } from './groups.ts';
import { partName } from './sentences.ts';

/** A sign that charts are drawn with, and its name. */
export interface Sign {
  sign: 'part' | 'whole' | 'enough' | 'few' | 'high';
  name: string;
}

/** The signs that the chart of a figure by months, or by services, is drawn with. */
export function signsOf(id: FigureId, figure: AnyFigure, by: 'months' | 'services'): Sign[] {
  switch (figure.kind) {
    case 'count':
      return [];
    case 'share':
      return [
        { sign: 'part', name: partName(id) },
        { sign: 'whole', name: `all ${figure.of}` },
      ];
    case 'spread': {
      const rows = figure[by].filter(({ n }) => n > 0);
      const signs: Sign[] = [];
      if (rows.some(({ enough }) => enough)) signs.push({ sign: 'enough', name: 'median' });
      if (rows.some(({ enough }) => !enough))
        signs.push({ sign: 'few', name: `median of fewer than ${String(figure.least)}` });
      if (rows.some(({ p90Enough }) => p90Enough))
        signs.push({ sign: 'high', name: '90th percentile' });
      return signs;
    }
  }
}
