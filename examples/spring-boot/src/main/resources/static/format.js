const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

/** An amount of bytes, as 8.2 MB. */
export function size(bytes) {
  let unit = 0;
  let amount = bytes;
  while (amount >= 999.5 && unit < UNITS.length - 1) {
    amount /= 1000;
    unit++;
  }
  return `${unit > 0 && amount < 9.95 ? amount.toFixed(1) : Math.round(amount)} ${UNITS[unit]}`;
}

/** How long, as 2 min. */
export function time(seconds) {
  if (seconds < 60) {
    return `${Math.max(1, Math.round(seconds))} s`;
  }
  if (seconds < 3600) {
    return `${Math.round(seconds / 60)} min`;
  }
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** So many of a thing, as 1 file and 2 files. */
export function count(number, one) {
  return `${number.toLocaleString('en')} ${one}${number === 1 ? '' : 's'}`;
}
