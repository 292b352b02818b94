import {count, size, time} from './format.js';
import {Row, shown, text, webLink} from './row.js';

const byId = id => document.getElementById(id);

const FILTERS = [
  ['All', () => true],
  ['Ready', job => job.state === 'READY'],
  ['Moving', job => job.state === 'RUNNING' || job.state === 'QUEUED'],
  ['Done', job => job.state === 'DONE'],
  ['Failed', job => job.state === 'FAILED' || job.state === 'UNAVAILABLE'],
];

/** The list of jobs, and what can be done with many of them. */
export class JobList {

  /** @param actions as a row's, and startAll(state), removeAll(state) */
  constructor(actions) {
    this.actions = actions;
    this.rows = new Map();
    this.filter = FILTERS[0];
    this.filterButtons = FILTERS.map(filter => this.filterButton(filter));
    byId('filters').append(...this.filterButtons);
    byId('start-ready').addEventListener('click', () => actions.startAll('READY'));
    byId('retry-failed').addEventListener('click', () => actions.startAll('FAILED'));
    byId('clear-done').addEventListener('click', () => actions.removeAll('DONE'));
    this.listenToLinks();
  }

  filterButton(filter) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'small';
    button.addEventListener('click', () => {
      this.filter = filter;
      this.refresh();
    });
    return button;
  }

  listenToLinks() {
    const dialog = byId('links-dialog');
    const out = byId('links-out');
    byId('show-links').addEventListener('click', () => {
      out.value = this.links().join('\n');
      byId('copy-links').textContent = 'Copy';
      dialog.showModal();
      out.select();
    });
    byId('close-links').addEventListener('click', () => dialog.close());
    byId('copy-links').addEventListener('click', async () => {
      out.select();
      try {
        await navigator.clipboard.writeText(out.value);
        byId('copy-links').textContent = 'Copied';
      } catch {
        // Not allowed: it is selected, for the keyboard.
        out.focus();
      }
    });
  }

  jobs() {
    return [...this.rows.values()].map(row => row.job);
  }

  links() {
    return this.jobs().map(job => webLink(job.link)).filter(Boolean);
  }

  showAll(jobs) {
    const ids = new Set(jobs.map(job => job.id));
    this.forget([...this.rows.keys()].filter(id => !ids.has(id)));
    this.show(jobs);
  }

  show(jobs) {
    for (const job of [...jobs].sort((one, other) => one.id - other.id)) {
      const row = this.rows.get(job.id);
      if (row) {
        row.update(job);
      } else {
        const added = new Row(job, this.actions);
        this.rows.set(job.id, added);
        byId('jobs').append(added.element);
      }
    }
    this.refresh();
  }

  /** What can be done with a job is not as it was, though the job is. */
  touch(id) {
    const row = this.rows.get(id);
    row?.update(row.job);
  }

  remove(ids) {
    this.forget(ids);
    this.refresh();
  }

  forget(ids) {
    for (const id of ids) {
      this.rows.get(id)?.element.remove();
      this.rows.delete(id);
    }
  }

  refresh() {
    const jobs = this.jobs();
    const inState = state => jobs.filter(job => job.state === state);
    this.refreshFilters(jobs);
    this.refreshSummary(jobs);
    const ready = inState('READY').filter(job => !job.needsPassword).length;
    const failed = inState('FAILED').filter(job => job.kind === 'MIRROR' && !job.needsPassword).length;
    const done = inState('DONE').length;
    shown(byId('start-ready'), ready > 0 && `Mirror ${count(ready, 'file')}`);
    shown(byId('retry-failed'), failed > 0 && `Retry ${failed} failed`);
    shown(byId('show-links'), done > 0 && `Get ${count(done, 'link')}`);
    shown(byId('clear-done'), done > 0 && `Clear ${done} done`);
  }

  refreshFilters(jobs) {
    byId('filters').hidden = jobs.length === 0;
    FILTERS.forEach(([name, test], index) => {
      const button = this.filterButtons[index];
      text(button, `${name} ${jobs.filter(test).length}`);
      button.setAttribute('aria-pressed', String(this.filter[0] === name));
    });
    let visible = 0;
    for (const row of this.rows.values()) {
      row.element.hidden = !this.filter[1](row.job);
      visible += row.element.hidden ? 0 : 1;
    }
    byId('empty').hidden = visible > 0;
    text(byId('empty'), jobs.length === 0 ? 'Nothing here yet: add links, or drop files.' : 'None of these.');
  }

  refreshSummary(jobs) {
    const wanted = jobs.filter(job => ['QUEUED', 'RUNNING', 'DONE'].includes(job.state));
    const busy = wanted.filter(job => job.state !== 'DONE');
    const sum = (of, amount) => of.reduce((total, job) => total + (amount(job) || 0), 0);
    const total = sum(wanted, job => job.size);
    const moved = sum(wanted, job => job.state === 'DONE' ? job.size : job.phase === 'SENDING' ? job.moved : 0);
    const speed = sum(busy, job => job.speed);
    byId('overall').hidden = busy.length === 0;
    byId('overall').value = total > 0 ? Math.min(1, moved / total) : 0;
    const parts = [`${count(wanted.length - busy.length, 'file')} of ${jobs.length} done`];
    if (busy.length > 0) {
      parts.push(`${size(moved)} of ${size(total)}`);
      if (speed > 0) {
        parts.push(`${size(speed)}/s`, `about ${time((total - moved) / speed)} left`);
      }
    }
    text(byId('summary'), jobs.length === 0 ? '' : parts.join(' · '));
    document.title = busy.length === 0
        ? 'File Hosts Console'
        : `${Math.floor(byId('overall').value * 100)} % – File Hosts Console`;
  }
}
