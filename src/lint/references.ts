import type { AnyDocument } from '../documents/kinds.ts';
import type { Parsed } from '../documents/parsed.ts';
import type { Reference, ReferenceTarget } from '../documents/reference.ts';
import type { Span } from '../documents/span.ts';

/** A reference whose place is looked up when it is asked for: most of them are sound. */
class FieldReference implements Reference {
  readonly to: ReferenceTarget;
  readonly id: string;
  readonly #path: readonly string[];
  readonly #fields: Parsed<AnyDocument>['fields'];

  constructor(
    to: ReferenceTarget,
    id: string,
    path: readonly string[],
    fields: Parsed<AnyDocument>['fields'],
  ) {
    this.to = to;
    this.id = id;
    this.#path = path;
    this.#fields = fields;
  }

  get field(): string {
    // The items of a list are numbered; they are written without their number.
    return this.#path.filter((key) => !/^\d+$/.test(key)).join('.');
  }

  get at(): Span {
    return this.#fields.locate(this.#path);
  }
}

/** What the front matter of a document refers to. A field without a sound value refers to nothing. */
export function referencesOf({ document, fields }: Parsed<AnyDocument>): Reference[] {
  const field = (to: ReferenceTarget, id: string | null | undefined, ...path: string[]) =>
    id ? [new FieldReference(to, id, path, fields)] : [];
  if (document.kind === 'safety-card' || document.kind === 'guideline')
    return field('team', document.owner, 'owner');
  if (document.kind === 'log') return field('runbook', document.runbook, 'runbook');
  if (document.kind === 'playbook')
    return document.connected.flatMap((id, index) =>
      field('playbook', id, 'connected', String(index)),
    );
  if (document.kind !== 'runbook') return [];
  return [
    ...field('service', document.service, 'service'),
    ...field('team', document.owner, 'owner'),
    ...field('plan', document.plan, 'plan'),
    ...field('team', document.approved?.by, 'approved', 'by'),
    ...field('card', document.card, 'card'),
  ];
}
