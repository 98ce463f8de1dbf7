import type { AnyDocument } from '../documents/kinds.ts';
import type { Parsed } from '../documents/parsed.ts';
import type { Reference, ReferenceTarget } from '../documents/reference.ts';

/** What the front matter of a document refers to. A field without a sound value refers to nothing. */
export function referencesOf({ document, fields }: Parsed<AnyDocument>): Reference[] {
  const field = (to: ReferenceTarget, id: string | null | undefined, ...path: string[]) =>
    id ? [{ field: path.join('.'), to, id, at: fields.locate(path) }] : [];
  if (document.kind === 'safety-card') return field('team', document.owner, 'owner');
  if (document.kind !== 'runbook') return [];
  return [
    ...field('service', document.service, 'service'),
    ...field('team', document.owner, 'owner'),
    ...field('plan', document.plan, 'plan'),
    ...field('team', document.approved?.by, 'approved', 'by'),
    ...field('card', document.card, 'card'),
  ];
}
