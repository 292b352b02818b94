/** Shows the server that a page of its own sends a request. It gives each page the token as a cookie. */
export const CSRF_HEADER = 'X-Console-Csrf';

export function csrfToken() {
  const cookie = document.cookie.split('; ').find(entry => entry.startsWith('console-csrf='));
  return cookie ? cookie.slice(cookie.indexOf('=') + 1) : '';
}
