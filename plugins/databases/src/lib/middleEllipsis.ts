/**
 * Shortens a name in its middle: names of members differ at their end, names of databases at their beginning.
 */
export function middleEllipsis(text: string, length: number): string {
  if (text.length <= length) {
    return text;
  }
  const kept = Math.max(2, length - 1);
  const head = Math.ceil(kept / 2);
  return `${text.slice(0, head)}…${text.slice(text.length - (kept - head))}`;
}
