/** Serves the site that a spec has built, on a free port: what `npm start` serves with. */
export { serveFolder, type ServeOptions, type StaticServer } from '../../scripts/static-server.ts';
