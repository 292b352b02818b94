import {showAccounts} from './accounts.js';
import {call} from './api.js';
import {csrfToken} from './cookie.js';
import {JobList} from './joblist.js';
import {Uploads} from './uploads.js';

const byId = id => document.getElementById(id);

const SECONDS_SHOWN = 8;

function say(message, isError = false) {
  const element = document.createElement('p');
  element.textContent = message;
  element.classList.toggle('error', isError);
  byId('messages').append(element);
  setTimeout(() => element.remove(), SECONDS_SHOWN * 1000);
}

/** Does what the server is asked for, and says what it refuses. */
async function ask(method, path, body) {
  try {
    return await call(method, path, body);
  } catch (failure) {
    say(failure.message, true);
    return null;
  }
}

const uploads = new Uploads(say, id => jobs.touch(id));
const jobs = new JobList({
  start: (id, password) => ask('POST', `api/jobs/${id}/start`, {password}),
  startAll: state => ask('POST', `api/jobs/start?state=${state}`, {}),
  remove: id => ask('DELETE', `api/jobs/${id}`, {}),
  removeAll: state => ask('DELETE', `api/jobs?state=${state}`, {}),
  canResend: id => uploads.canResend(id),
  resend: id => {
    uploads.resend(id);
    ask('DELETE', `api/jobs/${id}`, {});
  },
});

function watch() {
  const events = new EventSource('api/jobs/events');
  const on = (name, handler) => events.addEventListener(name, event => handler(JSON.parse(event.data)));
  on('all', all => jobs.showAll(all));
  on('jobs', changed => jobs.show(changed));
  on('removed', ids => jobs.remove(ids));
  on('accounts', showAccounts);
  events.addEventListener('open', () => connection('live', 'Live'));
  events.addEventListener('error', () => {
    connection('lost', 'Connecting again …');
    if (events.readyState === EventSource.CLOSED) {
      // It was refused, as while the server starts or after a login has ended, and does not try again by itself.
      setTimeout(() => fetch('api/page').then(answer => answer.status === 401 && location.assign('login.html'))
          .catch(() => {}).finally(watch), 2000);
    }
  });
}

function connection(state, text) {
  byId('connection').dataset.state = state;
  byId('connection').textContent = text;
}

async function add(event) {
  event.preventDefault();
  const button = byId('add');
  button.setAttribute('aria-busy', 'true');
  const answer = await ask('POST', 'api/links', {text: byId('links').value});
  button.removeAttribute('aria-busy');
  if (!answer) {
    return;
  }
  const {added, known, unreadable} = await answer.json();
  byId('links').value = unreadable.join('\n');
  const parts = [`${added} added`];
  if (known > 0) {
    parts.push(`${known} in the list already`);
  }
  if (unreadable.length > 0) {
    parts.push(`${unreadable.length} not read, and left in the box`);
  }
  say(parts.join(', '), unreadable.length > 0);
}

async function begin() {
  const page = await (await call('GET', 'api/page')).json();
  byId('logout').hidden = !page.login;
  if (page.samples) {
    byId('demonstration').hidden = false;
    byId('samples').hidden = false;
    byId('samples').addEventListener('click', () => {
      byId('links').value = page.samples;
      byId('links').focus();
    });
  }
}

byId('paste').addEventListener('submit', add);
byId('links').addEventListener('keydown', event => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    byId('paste').requestSubmit();
  }
});
byId('logout').addEventListener('submit', event => {
  event.target.elements._csrf.value = csrfToken();
});
begin();
watch();
