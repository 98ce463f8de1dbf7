import type { OutlineHeading } from './outline.ts';
import type { Step } from './playbook/schema.ts';
import type { Runbook } from './runbook/schema.ts';

/** A tag that has an address on the page, as headings have. */
export interface AddressedTag {
  id: string;
  name: string;
  /** The line before which more is added to it: that of its closing, or of a step's outputs. */
  endLine: number;
}

/** A document, as far as it may have such tags. */
export type WithTags = Partial<Pick<Runbook, 'rollout' | 'rollback'>> & {
  headings: readonly OutlineHeading[];
  sections?: readonly { title: string; steps?: readonly Step[] }[];
};

/** The tags of a document that a link or an improvement may name: stages, levels, and the steps of a playbook. */
export function addressedTags({ rollout, rollback, sections }: WithTags): AddressedTag[] {
  const tags = [...(rollout?.stages ?? []), ...(rollback?.levels ?? [])];
  const steps = (sections ?? []).flatMap((section) => section.steps ?? []);
  return [
    ...tags.map(({ id, name, at }) => ({ id, name, endLine: at.endLine })),
    // What a release taught is something to do, and belongs to the actions.
    ...steps.map(({ id, title, outputs }) => ({ id, name: title, endLine: outputs.at.line })),
  ];
}
