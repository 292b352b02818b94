'use strict';

const language = 'language';

// Tabs: the language that was chosen once is shown everywhere.
function show(chosen) {
  for (const tabs of document.querySelectorAll('.tabs')) {
    const buttons = [...tabs.querySelectorAll('[role=tab]')];
    const one = buttons.find((each) => each.dataset.language === chosen) || buttons[0];
    buttons.forEach((each) => each.setAttribute('aria-selected', each === one));
    for (const panel of tabs.querySelectorAll('[role=tabpanel]')) {
      panel.hidden = panel.dataset.language !== one.dataset.language;
    }
  }
}

for (const button of document.querySelectorAll('.tabs [role=tab]')) {
  button.addEventListener('click', () => {
    const before = button.getBoundingClientRect().top;
    localStorage.setItem(language, button.dataset.language);
    show(button.dataset.language);
    window.scrollBy(0, button.getBoundingClientRect().top - before);
  });
}
show(localStorage.getItem(language));

// The list of all pages is open where there is room for it beside the page.
const wide = window.matchMedia('(min-width: 50.01rem)');
const pages = document.querySelector('.pages');
pages.open = wide.matches;
wide.addEventListener('change', () => { pages.open = wide.matches; });
const here = pages.querySelector('[aria-current]');
if (here) {
  pages.scrollTop = here.offsetTop - pages.clientHeight / 2;
}

// Search, in what the build has found in the pages.
const field = document.querySelector('.search input');
const results = document.querySelector('.results');
let index;

function build() {
  index = index || lunr(function () {
    this.ref('at');
    this.field('title', { boost: 8 });
    this.field('page', { boost: 2 });
    this.field('text');
    window.searchEntries.forEach((entry, at) => this.add({ at, ...entry }));
  });
}

function find(text) {
  const words = text.trim().split(/\s+/).map((word) => word.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()).join(' ').split(' ')
    .filter((word) => word && lunr.stopWordFilter(word.toLowerCase()));
  const search = (required) => index.query((query) => words.forEach((word, at) => {
    const presence = required ? lunr.Query.presence.REQUIRED : lunr.Query.presence.OPTIONAL;
    query.term(lunr.tokenizer(word), { presence, boost: 10, usePipeline: true });
    if (!required || at === words.length - 1) {
      query.term(lunr.tokenizer(word.toLowerCase()), { wildcard: lunr.Query.wildcard.TRAILING, usePipeline: false });
    }
  }));
  const all = words.length ? search(true) : [];
  return all.length || !words.length ? all : search(false);
}

function list() {
  build();
  results.replaceChildren();
  const found = find(field.value).slice(0, 12);
  for (const { ref } of found) {
    const entry = window.searchEntries[ref];
    const link = Object.assign(document.createElement('a'), { href: entry.url, textContent: entry.title });
    link.append(Object.assign(document.createElement('small'), { textContent: `${entry.page}: ${entry.text.slice(0, 90)}` }));
    const item = document.createElement('li');
    item.append(link);
    results.append(item);
  }
  if (!found.length) {
    results.append(Object.assign(document.createElement('li'), { className: 'none', textContent: 'Nothing found' }));
  }
  results.hidden = !field.value.trim();
}

field.addEventListener('input', list);
field.form.addEventListener('submit', (event) => {
  event.preventDefault();
  results.querySelector('a')?.click();
});
document.addEventListener('keydown', (event) => {
  if (event.key === '/' && document.activeElement !== field) {
    event.preventDefault();
    field.focus();
  } else if (event.key === 'Escape') {
    results.hidden = true;
  }
});
document.addEventListener('click', (event) => {
  if (!field.form.contains(event.target) || event.target.closest('.results a')) {
    results.hidden = true;
  }
});

document.querySelectorAll('pre code[class*=language-]').forEach((code) => hljs.highlightElement(code));

// Diagrams come with a large script: only where there is one.
if (document.querySelector('.mermaid')) {
  const script = document.createElement('script');
  script.src = 'mermaid.min.js';
  script.onload = () => mermaid.initialize({
    startOnLoad: false,
    // Where there is no room for all of it, it is scrolled, and can still be read.
    flowchart: { useMaxWidth: wide.matches },
    theme: window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'neutral',
  }) || mermaid.run();
  document.head.append(script);
}
