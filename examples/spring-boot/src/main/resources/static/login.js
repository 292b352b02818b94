import {csrfToken} from './cookie.js';

const form = document.querySelector('form');
form.addEventListener('submit', () => {
  form.elements._csrf.value = csrfToken();
});
document.getElementById('failed').hidden = !location.search.includes('failed');
form.elements.username.focus();
