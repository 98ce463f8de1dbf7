import type { Element, ElementContent } from 'hast';
import {
  createCssVariablesTheme,
  createHighlighterCoreSync,
  type HighlighterCore,
} from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import json from 'shiki/langs/json.mjs';
import shellscript from 'shiki/langs/shellscript.mjs';
import sql from 'shiki/langs/sql.mjs';
import yaml from 'shiki/langs/yaml.mjs';

/** The name under which Shiki's theme hands out CSS variables; they become class names here. */
const prefix = '--tok-';
const themeName = 'classes';

let highlighter: HighlighterCore | undefined;

function shiki(): HighlighterCore {
  highlighter ??= createHighlighterCoreSync({
    themes: [createCssVariablesTheme({ name: themeName, variablePrefix: prefix })],
    langs: [shellscript, yaml, json, sql],
    engine: createJavaScriptRegexEngine(),
  });
  return highlighter;
}

const languages: Readonly<Record<string, string>> = {
  '': 'shellscript',
  bash: 'shellscript',
  sh: 'shellscript',
  shell: 'shellscript',
  zsh: 'shellscript',
  console: 'shellscript',
  yaml: 'yaml',
  yml: 'yaml',
  json: 'json',
  sql: 'sql',
};

/** Shiki's theme leaves a variable within a word uncoloured; in a runbook it is what one fills in. */
const variable = /(\$\{?\w+\}?)/;

/**
 * Code as lines of coloured words. Colours are classes, not styles: the site's security policy
 * allows no inline styles. A language that isn't known is shown plain.
 *
 * Each line ends with its line break, so that the text of the whole is the code.
 */
export function highlight(code: string, language: string): Element[] {
  const lines = code.split('\n');
  const known = languages[language.toLowerCase()];
  const tokens = known ? shiki().codeToTokensBase(code, { lang: known, theme: themeName }) : null;
  return lines.map((line, index): Element => {
    const words = tokens?.[index]?.flatMap(({ content, color }) => word(content, color)) ?? [
      text(line),
    ];
    if (index < lines.length - 1) words.push(text('\n'));
    return element('line', words);
  });
}

function word(content: string, color: string | undefined): ElementContent[] {
  const name = color
    ?.replace(/^var\(/, '')
    .replace(/\)$/, '')
    .replace(`${prefix}token-`, 'tok-');
  const plain = !name || name.startsWith('--');
  if (name === 'tok-comment') return [element(name, [text(content)])];
  return content.split(variable).flatMap((part) => {
    if (part === '') return [];
    if (variable.test(part)) return [element('tok-variable', [text(part)])];
    return plain ? unbroken(part) : [element(name, unbroken(part))];
  });
}

/** A browser breaks lines behind hyphens and slashes; there, a wrapped `-v` would read as `- v`. */
const breakable = /(?<!\S)(\S*[-/?|]\S*)(?!\S)/;

function unbroken(words: string): ElementContent[] {
  return words.split(breakable).flatMap((part, index) => {
    if (part === '') return [];
    return [index % 2 === 1 ? element('word', [text(part)]) : text(part)];
  });
}

function element(className: string, children: ElementContent[]): Element {
  return { type: 'element', tagName: 'span', properties: { className: [className] }, children };
}

function text(value: string): ElementContent {
  return { type: 'text', value };
}
