import { describe, expect, it } from 'vitest';
import { checkTexts } from '../../../src/check/index.ts';
import { addressedTags } from '../../../src/documents/addressed-tags.ts';
import { playbookSchema, type Playbook } from '../../../src/documents/playbook/schema.ts';
import { placeFinder } from '../../../src/rendering/places.ts';
import { completeContent } from '../../rules/example-content.ts';
import { covered } from './parsed-text.ts';

const path = 'playbooks/improve-release-confidence.mdx';
const drill = 'playbooks/run-a-rollback-drill.mdx';
const complete = completeContent();
const text = complete.get(path) ?? '';

function parse(written: string): Playbook {
  const { files } = checkTexts('', new Map([[path, written]]));
  return files[0]?.document as Playbook;
}

function section(playbook: Playbook, title: string): Playbook['sections'][number] {
  const found = playbook.sections.find((each) => each.title === title);
  if (!found) throw new Error(`There is no section ${title}.`);
  return found;
}

describe('A playbook', () => {
  it('is a value of its schema, complete or empty', () => {
    for (const written of [
      text,
      '---\n---\n',
      '',
      '## Procedure\n\n<Step>\n\nTea\n\n</Step>\n',
      '## Procedure\n\n<Step title="A" />\n',
      '### Inputs\n',
    ])
      expect(playbookSchema.safeParse(parse(written)).error).toBeUndefined();
  });

  it('has its front matter, with lists as lists', () => {
    const { sections, headings, lead, ...fields } = parse(text);
    expect(fields).toEqual({
      kind: 'playbook',
      id: 'improve-release-confidence',
      path,
      title: 'Improve release confidence',
      code: 'EP-32',
      area: 'Operations',
      difficulty: 'high',
      horizon: 'weeks to months',
      owner: 'release owner',
      roles: ['release owner', 'tech lead'],
      confidence: 'high',
      summary: 'Make releases safer and more ordinary.',
      connected: ['run-a-rollback-drill'],
    });
    expect([sections.length, headings.length, lead]).toEqual([8, 22, null]);
  });

  it('has nothing where nothing is given', () => {
    const { code, roles, connected, sections } = parse('---\ntitle: A\n---\n');
    expect({ code, roles, connected, sections }).toEqual({
      code: null,
      roles: [],
      connected: [],
      sections: [],
    });
  });

  it('has the parts of its sections, with their addresses and places', () => {
    const { parts, prose } = section(parse(text), 'Situation');
    expect(prose?.text).toBe('The team can release, and doubts each time that it will go well.');
    expect(parts.map(({ title, slug }) => [title, slug])).toEqual([
      ['Use it when', 'use-it-when'],
      ['Do not use it when', 'do-not-use-it-when'],
    ]);
    expect(parts[1] && covered(text, parts[1].at)).toBe(
      '### Do not use it when\n\n- The releases are trusted.',
    );
  });

  it('keeps deeper headings within their part', () => {
    const deeper = text.replace('- One more list.', '- One more list.\n\n#### For teams\n\nNone.');
    const { parts } = section(parse(deeper), 'Judgment');
    expect(parts.map(({ title }) => title)).toEqual([
      'Decision points',
      'Questions to ask',
      'Common mistakes',
      'Warning signs',
    ]);
    expect(parts[2]?.prose?.markdown).toContain('#### For teams');
  });
});

describe('The procedure of a playbook', () => {
  it('has its steps, each with its purpose, actions and outputs', () => {
    const { steps, prose, remarks, parts } = section(parse(text), 'Procedure');
    expect({ prose: prose?.text, remarks: remarks?.text, parts }).toEqual({
      prose: 'Two weeks for the first step.',
      remarks: 'Begin again after a quarter.',
      parts: [],
    });
    expect(
      steps.map((step) => ({
        id: step.id,
        title: step.title,
        purpose: step.purpose,
        prose: step.prose?.text ?? null,
        actions: step.actions.items,
        outputs: step.outputs.prose?.markdown,
      })),
    ).toEqual([
      {
        id: 'map-where-confidence-comes-from',
        title: 'Map where confidence comes from',
        purpose: 'To tell evidence from habit.',
        prose: 'Ask Operator and Monitor separately.',
        actions: 2,
        outputs: '- Confidence map',
      },
      {
        id: 'strengthen-the-evidence',
        title: 'Strengthen the evidence',
        purpose: 'To have proof where the risk is.',
        prose: null,
        actions: 1,
        outputs: '- Evidence plan',
      },
    ]);
  });

  it('keeps a command within its action, and knows where each part stands', () => {
    const [step] = section(parse(text), 'Procedure').steps;
    expect(step?.actions.prose?.markdown).toContain('curl -fsS');
    expect(step && covered(text, step.actions.at)).toMatch(/^\*\*Actions\*\*\n\n- Take/);
    expect(step && covered(text, step.attributes.purpose)).toBe('To tell evidence from habit.');
  });

  it('says where a missing part belongs', () => {
    const bare = '## Procedure\n\n<Step title="Look" purpose="To see.">\n\nLook.\n\n</Step>\n';
    const [step] = section(parse(bare), 'Procedure').steps;
    expect(step).toMatchObject({
      prose: { text: 'Look.' },
      actions: { prose: null, items: 0, at: { line: 7, column: 1 } },
      outputs: { prose: null, items: 0, at: { line: 7, column: 1 } },
    });
  });

  it('gives a step another address than a heading of the same words', () => {
    const same = text.replace('title="Strengthen the evidence"', 'title="Artifacts"');
    expect(section(parse(same), 'Procedure').steps[1]?.id).toBe('artifacts-1');
  });
});

describe('The addresses of a playbook', () => {
  const at = '[see](/playbooks/improve-release-confidence/#';

  function problemsWith(changed: Record<string, string>): string[] {
    const { problems } = checkTexts('', new Map([...complete, ...Object.entries(changed)]));
    return problems.map(({ line, rule, message }) => `${String(line)} ${rule} ${message}`);
  }

  it('are those of its sections, its parts and its steps', () => {
    const linking = (place: string): Record<string, string> => ({
      [drill]: (complete.get(drill) ?? '').replace('is a hope.', `is a hope, ${at}${place}).`),
    });
    for (const place of ['outcomes', 'metrics-to-watch', 'strengthen-the-evidence'])
      expect(problemsWith(linking(place))).toEqual([]);
    expect(problemsWith(linking('strengthen-the-evidenc'))).toEqual([
      '26 link-exists Unexpected link to `/playbooks/improve-release-confidence/#strengthen-the-evide…`, expected the address of a heading of /playbooks/improve-release-confidence/, write `/playbooks/improve-release-confidence/#strengthen-the-evidence`',
    ]);
  });

  it('have names, by which a log calls the place of its improvement', () => {
    const document = parse(text);
    expect(addressedTags(document).map(({ name }) => name)).toEqual([
      'Map where confidence comes from',
      'Strengthen the evidence',
    ]);
    const find = placeFinder(
      { playbooks: [{ id: document.id, data: { document } }] },
      addressedTags,
    );
    const place = (name: string): unknown => {
      const found = find({ document: `playbooks/${document.id}`, section: name });
      return [found?.document, found?.section];
    };
    expect(place('common-mistakes')).toEqual(['Improve release confidence', 'Common mistakes']);
    expect(place('strengthen-the-evidence')).toEqual([
      'Improve release confidence',
      'Strengthen the evidence',
    ]);
    expect(place('no-such')).toEqual(['Improve release confidence', null]);
  });

  it('are those of a link of one playbook to another that exists', () => {
    const gone = (complete.get(drill) ?? '').replace(
      'is a hope.',
      'is a [hope](/playbooks/hope/).',
    );
    expect(problemsWith({ [drill]: gone })).toEqual([
      expect.stringMatching(/^26 link-exists Unexpected link to `\/playbooks\/hope\/`/),
    ]);
  });
});
