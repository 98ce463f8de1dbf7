import type { Heading, Node, RootContent } from 'mdast';
import { normalized, type OutlineHeading } from '../outline.ts';
import { plainText, richText } from '../rich-text.ts';
import { after, spanOf } from '../span.ts';
import { prompts, type PromptId } from './prompts.ts';
import type { Answer, Log } from './schema.ts';

const idsByTitle = new Map<string, PromptId>(
  prompts.map(({ id, title }) => [normalized(title), id]),
);

/** Whether a node is the heading of a prompt. */
export function isPrompt(node: Node): boolean {
  return isHeading(node) && idsByTitle.has(normalized(plainText(node.children)));
}

/** Reads the reflection: each heading with what stands below it, up to the next of its level. */
export function readReflection(
  nodes: readonly RootContent[],
  headings: readonly OutlineHeading[],
  source: string,
): Log['reflection'] {
  const top = nodes.filter(isHeading).reduce((least, { depth }) => Math.min(least, depth), 6);
  const isPart = (node: RootContent): node is Heading => isHeading(node) && node.depth === top;
  const headingAt = new Map(headings.map((heading) => [heading.at.line, heading]));
  const starts = nodes.flatMap((node, index) => (isPart(node) ? [index] : []));
  return {
    prose: richText(nodes.slice(0, starts[0] ?? nodes.length), source),
    answers: starts.flatMap((start, index) => {
      const [node, ...body] = nodes.slice(start, starts[index + 1]);
      const heading = headingAt.get(node?.position?.start.line ?? 0);
      return node && heading ? [readAnswer(heading, body, source)] : [];
    }),
  };
}

function readAnswer(
  { title, slug, at }: OutlineHeading,
  body: readonly RootContent[],
  source: string,
): Answer {
  const answer = richText(body, source);
  const last = body.at(-1);
  const { endLine, endColumn } = last ? spanOf(last) : at;
  return {
    prompt: idsByTitle.get(normalized(title)) ?? null,
    title,
    slug,
    answer,
    at: { ...at, endLine, endColumn },
    places: { answer: answer?.at ?? after(at) },
  };
}

function isHeading(node: Node): node is Heading {
  return node.type === 'heading';
}
