import type { Insights } from '../../insights/insights.ts';
import type { Place } from '../runbook/contents.ts';

/** The name of a figure in `/insights.json`. */
export type FigureId = keyof Insights['figures'];

/** Figures that answer one question, under a heading. */
export interface Group {
  id: string;
  title: string;
  figures: readonly FigureId[];
}

/** All figures, in the order of the page. */
export const groups: readonly Group[] = [
  {
    id: 'what-releases-do',
    title: 'What releases do',
    figures: ['releases', 'changeFailureRate', 'nearMisses', 'specialHandling', 'abortedRuns'],
  },
  {
    id: 'trouble',
    title: 'How fast we see and end trouble',
    figures: ['timeToDetect', 'timeToRestore'],
  },
  {
    id: 'what-we-depend-on',
    title: 'What we depend on',
    figures: ['operatorDependence', 'rehearsalAge', 'drills'],
  },
  {
    id: 'what-we-learn',
    title: 'What we learn',
    figures: [
      'lessonsWithImprovement',
      'improvementsApplied',
      'improvementsDeclined',
      'improvementsProposed',
    ],
  },
];

/** The anchor of a figure: `change-failure-rate`. */
export function anchorOf(figure: FigureId): string {
  return figure.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The places of the page, in its order. */
export function placesOf(figures: Insights['figures']): Place[] {
  return [
    { id: 'overview', title: 'Overview' },
    ...groups.map(({ id, title, figures: ids }) => ({
      ...{ id, title },
      places: ids.map((figure) => ({ id: anchorOf(figure), title: figures[figure].title })),
    })),
  ];
}
