import { defineConfig } from 'html-validate';

export default defineConfig({
  root: true,
  extends: ['html-validate:recommended'],
  // Astro puts the style of its islands beside the first island.
  elements: ['html5', { style: { flow: true, phrasing: true } }],
  rules: {
    // How the compiler writes HTML is its own affair.
    'attr-quotes': 'off',
    'attribute-boolean-style': 'off',
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    // Safari takes a list without bullets for no list, unless its role says so.
    'no-redundant-role': 'off',
    // A title is as long as a release's name.
    'long-title': 'off',
  },
});
