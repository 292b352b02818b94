import {CSRF_HEADER, csrfToken} from './cookie.js';

/** What the server refused, in its own words. */
export class Refusal extends Error {}

/** Asks the server; what is not an object is sent as it is. */
export async function call(method, path, body) {
  const isJson = body !== undefined && !(body instanceof Blob);
  const send = () => fetch(path, {
    method,
    body: isJson ? JSON.stringify(body) : body,
    headers: {
      Accept: 'application/json',
      [CSRF_HEADER]: csrfToken(),
      'Content-Type': isJson ? 'application/json' : 'application/octet-stream',
    },
  });
  let response = await send();
  if (response.status === 403 && isJson) {
    // The token was of another day; the refusal brought a new one.
    response = await send();
  }
  if (response.status === 401) {
    location.assign('login.html');
  }
  if (!response.ok) {
    const refusal = new Refusal(await explain(response));
    refusal.job = jobOf(response);
    throw refusal;
  }
  return response;
}

/** The job that an upload is. */
export function jobOf(response) {
  return Number(response.headers.get('Console-Job'));
}

async function explain(response) {
  try {
    const problem = await response.json();
    return problem.detail || problem.message || problem.error;
  } catch {
    return `The console answered ${response.status}`;
  }
}
