/*
 * An alert or a ticket opens a runbook with its values in the fragment, as `#SHA=3f2c1ab`. They go
 * on into the run; nothing is done with them here.
 */

function carry(): void {
  const given = location.hash.slice(1);
  if (!given.includes('=')) return;
  for (const anchor of document.querySelectorAll<HTMLAnchorElement>('[data-run-link]')) {
    const [page = '', start = ''] = anchor.href.split('#');
    // A fragment is no form: its `+` is a plus, and a form's `+` is no space in it.
    const fragment = new URLSearchParams(given.replaceAll('+', '%2B'));
    fragment.set('start', new URLSearchParams(start).get('start') ?? '');
    anchor.href = `${page}#${fragment.toString().replaceAll('+', '%20')}`;
  }
}

carry();
addEventListener('hashchange', carry);
