/**
 * The page's only script: a filter over the findings, buttons that open and close the requirements, and an opening of
 * everything for print. The page is complete without it. It makes no markup and reads nothing but the page.
 */
export const SCRIPT = `
'use strict';
(() => {
  const form = document.getElementById('filter');
  const input = document.getElementById('filter-words');
  const answer = document.getElementById('filter-answer');
  const requirements = [...document.querySelectorAll('details.requirement')];
  const sections = [...document.querySelectorAll('section.chapter')];
  const openAtFirst = new Map(requirements.map((requirement) => [requirement, requirement.open]));
  const texts = new Map();
  const textOf = (element) => {
    let text = texts.get(element);
    if (text === undefined) texts.set(element, (text = element.textContent.toLowerCase()));
    return text;
  };
  const apply = () => {
    const words = input.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const matches = (element, also) => words.every((word) => textOf(element).includes(word) || also.includes(word));
    let shown = 0;
    for (const requirement of requirements) {
      const head = textOf(requirement.querySelector('summary'));
      let hits = 0;
      for (const finding of requirement.querySelectorAll('.finding')) {
        finding.hidden = !matches(finding, head);
        if (!finding.hidden) hits += 1;
      }
      const named = words.every((word) => head.includes(word));
      requirement.hidden = hits === 0 && !named;
      requirement.open = words.length === 0 ? openAtFirst.get(requirement) : hits > 0;
      shown += hits;
    }
    for (const section of sections) section.hidden = !section.querySelector('details.requirement:not([hidden])');
    answer.textContent = words.length === 0 ? '' : shown + (shown === 1 ? ' listed finding matches' : ' listed findings match');
  };
  let waiting;
  input.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 120);
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  const setAll = (open) => () => requirements.forEach((requirement) => { requirement.open = open; });
  document.getElementById('open-all').addEventListener('click', setAll(true));
  document.getElementById('close-all').addEventListener('click', setAll(false));
  const reveal = () => {
    const target = document.querySelector(':target');
    if (target instanceof HTMLDetailsElement) target.open = true;
  };
  addEventListener('hashchange', reveal);
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = [...document.querySelectorAll('details:not([open])')];
    for (const details of closed) details.open = true;
  });
  addEventListener('afterprint', () => { for (const details of closed) details.open = false; });
  reveal();
  form.hidden = false;
})();
`;
