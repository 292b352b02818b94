import {call} from './api.js';
import {count} from './format.js';

const AT_ONCE = 2;

/** Sends files that were dropped or chosen, two at a time, each as it is: the browser reads it while it goes. */
export class Uploads {

  /**
   * @param say shows a message
   * @param onFailed is told the ID of a job that can be sent again
   */
  constructor(say, onFailed) {
    this.say = say;
    this.onFailed = onFailed;
    this.waiting = [];
    this.moving = 0;
    this.failed = new Map();
    this.listen();
  }

  listen() {
    const zone = document.getElementById('drop');
    const files = document.getElementById('files-input');
    const folder = document.getElementById('folder-input');
    document.getElementById('choose-files').addEventListener('click', () => files.click());
    document.getElementById('choose-folder').addEventListener('click', () => folder.click());
    for (const input of [files, folder]) {
      input.addEventListener('change', () => {
        this.add([...input.files].map(file => ({file, folder: folderOf(file.webkitRelativePath)})));
        input.value = '';
      });
    }
    // A file that misses the zone would else be opened in place of the page.
    for (const type of ['dragover', 'drop']) {
      document.addEventListener(type, event => event.preventDefault());
    }
    zone.addEventListener('dragover', () => zone.classList.add('over'));
    for (const type of ['dragleave', 'drop']) {
      zone.addEventListener(type, () => zone.classList.remove('over'));
    }
    zone.addEventListener('drop', event => this.drop(event.dataTransfer));
    window.addEventListener('beforeunload', event => {
      if (this.moving > 0) {
        event.preventDefault();
      }
    });
  }

  async drop(transfer) {
    // What was dropped is gone once the event is over: entries first, then what is in them.
    const entries = [...transfer.items].map(item => item.webkitGetAsEntry?.()).filter(Boolean);
    if (entries.length === 0) {
      this.add([...transfer.files].map(file => ({file, folder: ''})));
      return;
    }
    for (const entry of entries) {
      try {
        this.add(await filesIn(entry, ''));
      } catch (failure) {
        this.say(`${entry.name} cannot be read: ${failure.message}`, true);
      }
    }
  }

  add(files) {
    this.waiting.push(...files);
    this.next();
  }

  canResend(id) {
    return this.failed.has(id);
  }

  resend(id) {
    this.add([this.failed.get(id)]);
    this.failed.delete(id);
  }

  next() {
    while (this.moving < AT_ONCE && this.waiting.length > 0) {
      this.moving++;
      this.send(this.waiting.shift());
    }
    document.getElementById('waiting').textContent =
        this.waiting.length === 0 ? '' : `${count(this.waiting.length, 'more file')} will follow`;
  }

  async send(upload) {
    const query = new URLSearchParams({name: upload.file.name});
    if (upload.folder) {
      query.set('folder', upload.folder);
    }
    try {
      await call('PUT', `files?${query}`, upload.file);
    } catch (failure) {
      if (failure.job) {
        this.failed.set(failure.job, upload);
        this.onFailed(failure.job);
      }
      this.say(`${upload.file.name} did not arrive: ${failure.message}`, true);
    } finally {
      this.moving--;
      this.next();
    }
  }
}

function folderOf(path) {
  return path ? path.split('/').slice(0, -1).join('/') : '';
}

async function filesIn(entry, folder) {
  if (entry.isFile) {
    return [{file: await new Promise((done, failed) => entry.file(done, failed)), folder}];
  }
  const reader = entry.createReader();
  const path = folder ? `${folder}/${entry.name}` : entry.name;
  const files = [];
  // A folder is given in parts, the last of which is empty.
  for (;;) {
    const part = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (part.length === 0) {
      return files;
    }
    for (const child of part) {
      files.push(...await filesIn(child, path));
    }
  }
}
