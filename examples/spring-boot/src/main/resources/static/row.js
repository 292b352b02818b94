import {count, size, time} from './format.js';

const TEMPLATE = document.getElementById('job-template');

const STATES = {
  READY: 'Ready',
  QUEUED: 'Waiting',
  RUNNING: 'Moving',
  DONE: 'Done',
  FAILED: 'Failed',
  UNAVAILABLE: 'Not there',
};

const PHASES = {PREPARING: 'Preparing', RECEIVING: 'Receiving', SENDING: 'Moving'};

const OUTCOMES = {INSTANT: 'instant: AlfaFile had it', SKIPPED: 'was there before'};

/** A job in the list. All text in it is what others wrote: it is set as text, and links are looked at before. */
export class Row {

  /** @param actions start(id, password), resend(id), canResend(id), remove(id) */
  constructor(job, actions) {
    this.actions = actions;
    this.element = TEMPLATE.content.firstElementChild.cloneNode(true);
    this.find('.start').addEventListener('click', () => this.start());
    this.find('.remove').addEventListener('click', () => actions.remove(this.job.id));
    this.find('.password').addEventListener('submit', event => {
      event.preventDefault();
      actions.start(this.job.id, event.target.elements.password.value);
      event.target.reset();
    });
    this.update(job);
  }

  find(selector) {
    return this.element.querySelector(selector);
  }

  start() {
    if (this.job.kind === 'UPLOAD') {
      this.actions.resend(this.job.id);
    } else {
      this.actions.start(this.job.id, null);
    }
  }

  update(job) {
    this.job = job;
    const name = nameOf(job);
    this.element.dataset.state = job.needsPassword && job.state === 'READY' ? 'LOCKED' : job.state;
    text(this.find('.state'), this.state());
    text(this.find('.name'), name);
    this.find('.name').title = name;
    text(this.find('.facts'), this.facts());
    shown(this.find('.error'), job.error);
    this.updateWay(name);
    this.updateRepeats();
    this.updateActions(name);
  }

  state() {
    const {state, phase, needsPassword} = this.job;
    if (state === 'READY' && needsPassword) {
      return 'Locked';
    }
    return state === 'RUNNING' && phase ? PHASES[phase] : STATES[state];
  }

  facts() {
    const job = this.job;
    return [
      job.size === undefined ? null : size(job.size),
      job.source ? job.name && `FileFactory ${job.source}` : 'Upload',
      OUTCOMES[job.outcome],
    ].filter(Boolean).join(' · ');
  }

  updateWay(name) {
    const job = this.job;
    const way = this.find('.way');
    const moves = job.state === 'RUNNING';
    way.hidden = !moves;
    if (!moves) {
      return;
    }
    const bar = this.find('progress');
    bar.setAttribute('aria-label', name);
    const part = job.size && job.phase !== 'PREPARING' ? Math.min(1, (job.moved || 0) / job.size) : null;
    if (part === null) {
      bar.removeAttribute('value');
    } else {
      bar.value = part;
    }
    text(this.find('.pace'), part === null ? '' : pace(job, part));
  }

  updateRepeats() {
    const repeats = this.job.repeats || [];
    const details = this.find('.repeats');
    details.hidden = repeats.length === 0;
    text(details.querySelector('summary'), `Repeated ${count(repeats.length, 'time')}`);
    const list = details.querySelector('ul');
    if (list.childElementCount !== repeats.length) {
      list.replaceChildren(...repeats.map(why => {
        const item = document.createElement('li');
        item.textContent = why;
        return item;
      }));
    }
  }

  updateActions(name) {
    const job = this.job;
    const ended = job.state === 'FAILED' || job.state === 'UNAVAILABLE';
    const start = this.find('.start');
    const startable = job.kind === 'MIRROR' ? ended || job.state === 'READY' : ended && this.actions.canResend(job.id);
    start.hidden = !startable || job.needsPassword;
    text(start, job.state === 'READY' ? 'Start' : 'Retry');
    start.setAttribute('aria-label', `${start.textContent} ${name}`);

    const password = this.find('.password');
    password.hidden = !job.needsPassword;
    password.elements.password.setAttribute('aria-label', `Password of ${name}`);

    const remove = this.find('.remove');
    remove.hidden = job.state === 'RUNNING';
    remove.setAttribute('aria-label', `Remove ${name} from the list`);

    const open = this.find('.open');
    const link = webLink(job.link);
    open.hidden = !link;
    if (link) {
      open.href = link;
      open.setAttribute('aria-label', `Open ${name} at AlfaFile`);
    }
  }
}

function nameOf(job) {
  return job.name || (job.source ? `filefactory.com/file/${job.source}` : 'File without a name');
}

function pace(job, part) {
  const percent = `${Math.floor(part * 100)} %`;
  if (!job.speed) {
    return percent;
  }
  const left = (job.size - job.moved) / job.speed;
  return `${percent} · ${size(job.speed)}/s · ${time(left)} left`;
}

/** Null unless it leads to a web site: whatever else a link may do, it is not to do here. */
export function webLink(link) {
  try {
    return link && /^https?:$/.test(new URL(link).protocol) ? link : null;
  } catch {
    return null;
  }
}

/** Leaves what is the same alone: a screen reader would read it again. */
export function text(element, value) {
  if (element.textContent !== value) {
    element.textContent = value;
  }
}

export function shown(element, value) {
  element.hidden = !value;
  text(element, value || '');
}
