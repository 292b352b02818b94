import {size} from './format.js';
import {shown, text} from './row.js';

const NAMES = {filefactory: 'FileFactory', alfafile: 'AlfaFile'};
const CARD = document.getElementById('account-template');
const AMOUNT = document.getElementById('amount-template');
const AMOUNTS = [['storage', 'Storage'], ['traffic', 'Traffic']];

/** A card for each account: premium, session, budget, storage and traffic. */
export function showAccounts(accounts) {
  document.getElementById('accounts').replaceChildren(...accounts.map(card));
}

function card(account) {
  const element = CARD.content.firstElementChild.cloneNode(true);
  text(element.querySelector('h2'), NAMES[account.provider] || account.provider);
  if (account.premium !== undefined) {
    shown(element.querySelector('.plan'), account.premium ? 'Premium' : 'Free');
  }
  text(element.querySelector('.facts'), facts(account));
  shown(element.querySelector('.error'), account.trouble);
  element.querySelector('.amounts').replaceChildren(
      ...AMOUNTS.filter(([key]) => account[key]).map(([key, label]) => amount(label, account[key])));
  return element;
}

function facts(account) {
  const date = account.until && new Date(account.until).toLocaleDateString('en-GB', {dateStyle: 'medium'});
  return [
    date && `Until ${date}`,
    account.session === undefined ? 'Asking …' : account.session ? 'Signed in' : 'Not signed in',
    account.requestsLeft !== undefined && `${account.requestsLeft.toLocaleString('en')} calls may go now`,
  ].filter(Boolean).join(' · ');
}

function amount(label, {used, total}) {
  const element = AMOUNT.content.firstElementChild.cloneNode(true);
  text(element.querySelector('.label'), label);
  text(element.querySelector('.value'), `${size(used)} of ${size(total)}`);
  const bar = element.querySelector('progress');
  bar.value = Math.min(1, used / total);
  bar.setAttribute('aria-label', `${label} used`);
  element.classList.toggle('nearly-full', used / total > 0.9);
  return element;
}
