import { runSections, type Log } from '../../documents/log/schema.ts';
import type { Place } from '../runbook/contents.ts';

/** The places of a log's page, in the order of the page. */
export function placesOf({ extra }: Log): Place[] {
  const places = (sections: Log['extra']): Place[] =>
    sections.map(({ slug, title }) => ({ id: slug, title }));
  return [
    { id: 'timeline', title: 'Timeline' },
    ...places(extra.filter(({ title }) => isRunSection(title))),
    { id: 'reflection', title: 'Reflection' },
    { id: 'lessons', title: 'Lessons' },
    { id: 'improvements', title: 'Improvements' },
    { id: 'actions', title: 'Actions' },
    { id: 'recommendations', title: 'Recommendations' },
    ...places(extra.filter(({ title }) => !isRunSection(title))),
  ];
}

/** Whether a section tells of the run itself, and so stands beside the timeline. */
export function isRunSection(title: string): boolean {
  return runSections.some((name) => name.toLowerCase() === title.toLowerCase());
}
