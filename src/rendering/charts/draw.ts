import { View, parse } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';

/*
 * Charts are drawn when the site is built, by Vega-Lite: without a browser, a canvas or a script on
 * the page. All that is coloured names a token of src/styles/tokens.css, as an attribute and never
 * as a style, which the security policy would block; so one drawing serves light, dark and print.
 * Nothing is clipped and nothing shaded: Vega counts the ids of both over the whole build.
 */

/** What a chart is drawn with, each a token of the site. */
export const ink = {
  value: 'var(--accent)',
  whole: 'var(--accent-ground)',
  paper: 'var(--ground)',
  text: 'var(--ink)',
  soft: 'var(--ink-soft)',
  line: 'var(--rule)',
  edge: 'var(--rule-strong)',
} as const;

/** The size of text, in units of a drawing that is `chartWidth` wide. */
const textSize = 13;
const axisTextSize = 12;
/** As wide as a phone shows it without making it smaller; two stand side by side on a wide screen. */
export const chartWidth = 380;

/** Room around the plot. It is given, not measured: Vega would guess how wide a font is. */
export interface Room {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** What a chart is called by those who don't see it, and the id of the element that tells how to read it. */
export interface Named {
  label: string;
  describedBy: string;
}

/** A layer of marks, as Vega-Lite describes it: one mark for each value. */
export interface Layer {
  name: string;
  data: { values: readonly object[] };
  mark: object;
  encoding: object;
}

/** A drawing: its plot with the room around it. */
export interface Drawing extends Named {
  height: number;
  room: Room;
  /** As Vega-Lite describes them; those without data are left out. */
  layers: readonly Layer[];
}

/** Draws a chart as SVG that scales with its place. */
export async function draw(drawing: Drawing): Promise<string> {
  const { height, room, layers, label, describedBy } = drawing;
  const width = chartWidth - room.left - room.right;
  const spec = {
    width,
    height,
    padding: room,
    autosize: { type: 'none' },
    background: null,
    config,
    layer: layers.filter(({ data }) => data.values.length > 0),
  } as unknown as TopLevelSpec;
  const view = new View(parse(compile(spec).spec), { renderer: 'none' });
  const svg = await view.toSVG();
  view.finalize();
  const whole = `0 0 ${chartWidth} ${height + room.top + room.bottom}`;
  const start = `<svg class="chart" viewBox="${whole}" role="img" aria-label="${escape(label)}" aria-describedby="${escape(describedBy)}">`;
  // It is one image with one name: Vega's own roles would speak of "group mark containers".
  return svg
    .replace(/^<svg[^>]*>/, () => start)
    .replace(frameRole, '')
    .replace(emptyFrames, '');
}

// The frames of groups: none of them is coloured, and each would be an element to walk.
const emptyFrames = /<path class="(?:back|fore)ground"[^>]*\/>/g;
const frameRole = ' role="graphics-object" aria-roledescription="group mark container"';

const config = {
  aria: false,
  mark: { aria: false },
  font: 'inherit',
  view: { stroke: null },
  text: { fontSize: textSize, fill: ink.text },
  axis: {
    aria: false,
    title: null,
    domainColor: ink.edge,
    tickColor: ink.edge,
    gridColor: ink.line,
    labelColor: ink.soft,
    labelFontSize: axisTextSize,
    labelFontWeight: 'normal',
    labelLimit: 0,
    labelOverlap: false,
    labelBound: false,
    labelFlush: false,
    labelAngle: 0,
    titleColor: ink.soft,
    titleFontSize: axisTextSize,
    titleFontWeight: 'normal',
  },
} as const;

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
}
