/** Wording that looks for whose fault it was, with another that looks for what made it likely. */
export interface Blame {
  /** The words, as they stand. */
  text: string;
  from: number;
  /** What could stand there instead, as an example. */
  instead: string;
}

/*
 * Words that name people in a release. "The monitor" in small letters may be a program, and "the
 * service", "the job" and the like are none: systems may fail, ignore and miss as much as they want.
 */
const article = anyCase(
  'the an a our their some one each which no another on-call new junior senior other responsible wrong whole entire same previous last night tired',
);
const people = anyCase(
  'operators operator engineers engineer developers developer devs dev programmers programmer reviewers reviewer authors author admins admin administrators administrator maintainers maintainer colleagues colleague managers manager testers tester contractors contractor interns intern people person humans human teams team somebody someone anybody anyone everybody everyone nobody',
);
const person = String.raw`(?:(?:${article})\s+)*(?:${people}|Monitor|[Nn]o\s+one)`;
const pronoun = anyCase('he she you i we who whoever');
const handle = String.raw`@[\w-]+`;
const who = String.raw`(?<!\w)(?:${person}|${pronoun}|${handle})`;
/** Words that may stand between who and what. */
const also = String.raw`(?:\s+(?:again|simply|just|also|then|clearly|obviously|really|completely|repeatedly|once|even|had|has|have|who|which|on\s+duty|on\s+call))*`;

const participle = String.raw`(?:\w+ed|known|seen|read|thought|told|kept|taken|gone|made|done|caught|spoken|written|run|begun|spared|shown|given|found|said|left|put|set)\b`;

/** Wording to look for. What `needs` names is a part of every match, and sooner looked for. */
interface Form {
  pattern: RegExp;
  needs?: RegExp;
  instead: string;
}

const forms: readonly Form[] = [
  {
    pattern: new RegExp(String.raw`${who}${also}\s+(?:forgot|forgotten)\b`, 'g'),
    needs: /forgot/,
    instead: 'the step was not on the list',
  },
  {
    pattern: new RegExp(
      String.raw`${who}${also}\s+(?:fail(?:ed|s)|neglected|omitted|refused)\s+to\b`,
      'g',
    ),
    needs: /fail|neglected|omitted|refused/,
    instead: 'nothing on the page asked for it',
  },
  {
    pattern: new RegExp(
      String.raw`${who}(?:\s+on\s+(?:duty|call))?\s+(?:really\s+|clearly\s+|obviously\s+)?(?:should|could|ought\s+to)(?:\s+(?:easily|simply|really|clearly|also|all|at\s+least))*\s+have\s+(?:easily\s+|simply\s+|already\s+)?${participle}`,
      'g',
    ),
    needs: /should|could|ought/,
    instead: 'at that time the dashboard showed nothing unusual',
  },
  {
    pattern: new RegExp(
      String.raw`${who}${also}\s+(?:ignored|missed|overlooked|disregarded|skipped\s+over)\b`,
      'g',
    ),
    needs: /ignored|missed|overlooked|disregarded|skipped/,
    instead: 'the signal was hard to see among the others',
  },
  {
    pattern: new RegExp(
      String.raw`(?<!\w)(?:${person}|${anyCase('he she you')}|${handle})${also}\s+(?:broke|caused|crashed|destroyed|wrecked|ruined|killed|took\s+down)\b`,
      'g',
    ),
    needs: /broke|caused|crashed|destroyed|wrecked|ruined|killed|took/,
    instead: 'the command was accepted, and the service stopped',
  },
  {
    pattern: new RegExp(
      String.raw`${who}${also}\s+(?:made|makes|did|committed)\s+(?:an?|the|another|the\s+same)\s+(?:\w+\s+)?(?:mistake|error|blunder)\b`,
      'g',
    ),
    needs: /mistake|error|blunder/,
    instead: 'both commands look alike, and the wrong one was accepted',
  },
  {
    pattern: new RegExp(
      String.raw`${who}${also}\s+(?:was|were|is|are)\s+(?:simply\s+|just\s+|too\s+|very\s+|clearly\s+)*(?:lazy|careless|sloppy|negligent|inattentive|distracted|incompetent|to\s+blame|at\s+fault|guilty|not\s+paying\s+attention|asleep|irresponsible|reckless)\b`,
      'g',
    ),
    needs:
      /lazy|careless|sloppy|negligent|inattentive|distracted|incompetent|blame|fault|guilty|attention|asleep|irresponsible|reckless/,
    instead: 'four alerts came in the same minute',
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:${who}${also}\s+)?(?:did\s+not|didn['’]t|never|could\s+not|couldn['’]t|wouldn['’]t)\s+(?:even\s+)?(?:bother(?:ed)?|be\s+bothered|pay\s+attention|paid\s+attention|care|cared)\b`,
      'gi',
    ),
    needs: /bother|attention|care/i,
    instead: 'nothing drew attention to it',
  },
  {
    pattern: new RegExp(
      String.raw`${who}${also}\s+(?:bothered|wasn['’]t\s+paying\s+attention|weren['’]t\s+paying\s+attention|screwed\s+up|messed\s+(?:\w+\s+)?up|botched|blew\s+it|bungled)\b`,
      'g',
    ),
    needs: /bothered|attention|screwed|messed|botched|blew|bungled/,
    instead: 'the page gave no sign of it',
  },
  {
    pattern: /\b(?:human|operator|pilot)[\s-]+errors?\b(?!\s+(?:rate|message|code|handling))/gi,
    instead: 'the tool took the wrong cluster without asking',
  },
  {
    pattern: /\buser\s+error\b(?!\s+(?:rate|message|code|page|handling))/gi,
    instead: 'the form accepted a date in the past',
  },
  {
    pattern:
      /\b(?:careless(?:ly|ness)?|negligen(?:ce|t|tly)|sloppy|sloppiness|sloppily|incompeten(?:ce|t)|stupid(?:ly|ity)?|idiotic|clueless|thoughtless(?:ly)?|laziness|inattention|inattentiveness)\b/gi,
    instead: 'three changes had to be watched at once',
  },
  {
    pattern: /\b(?:whose|(?:\w+['’]s|his|her|their|your|my|our))\s+(?:own\s+)?fault\b/gi,
    instead: 'two settings with the same name made it likely',
  },
  {
    pattern:
      /\bfault\s+of\s+(?:the\s+)?(?:operator|Monitor|engineer|developer|team|reviewer|author)s?\b/g,
    instead: 'two settings with the same name made it likely',
  },
  {
    pattern:
      /\b(?:to\s+be\s+blamed|to\s+blame|blam(?:ed?|ing)\s+(?!=)(?:the|an?|it|him|her|them|us|\w+\s+for))\b/gi,
    instead: 'several conditions came together',
  },
  {
    pattern: /\bculprits?\b/gi,
    instead: 'the cause',
  },
  {
    pattern: /\b(?:obviously|clearly)\s+(?:wrong|should(?:n['’]t)?|nobody)\b/gi,
    instead: 'with what is known now',
  },
  {
    pattern:
      /\bif\s+only\s+(?:the\s+)?(?:\w+\s+)?(?:operator|Monitor|engineer|developer|team|reviewer|someone|somebody|anyone|anybody|they|he|she|we|you)\s+(?:had|would|could|were)\b/gi,
    instead: 'the check for it is missing from the list',
  },
];

/** Some words as an alternative, each with a small or a capital letter first. */
function anyCase(words: string): string {
  return words
    .split(' ')
    .map((word) => `[${word.charAt(0).toUpperCase()}${word.charAt(0)}]${word.slice(1)}`)
    .join('|');
}

/** Wording in a text that blames people, in the order of the text; of two at one place the longer. */
export function blameIn(text: string): Blame[] {
  const found = forms
    .filter(({ needs }) => needs?.test(text) ?? true)
    .flatMap(({ pattern, instead }) =>
      Array.from(text.matchAll(pattern), ({ 0: match, index }) => ({
        text: match,
        from: index,
        instead,
      })),
    );
  return found
    .sort((a, b) => a.from - b.from || b.text.length - a.text.length)
    .filter(
      ({ from }, index, all) =>
        !all.slice(0, index).some((before) => from < before.from + before.text.length),
    );
}
