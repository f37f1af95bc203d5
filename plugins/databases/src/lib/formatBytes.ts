const decimalUnits = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;
const binaryUnits = ['B', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi'] as const;

/** Keeps a figure and its unit on one line. */
export const NARROW_GAP = '\u00a0';

/**
 * An amount of data in decimal units, as databases and networks count it: `1.2 MB`.
 */
export function formatBytes(bytes: number): string {
  return scale(bytes, 1000, decimalUnits);
}

/**
 * The size of a volume in binary units, as Kubernetes counts it: `100 Gi`.
 */
export function formatStorage(bytes: number): string {
  return scale(bytes, 1024, binaryUnits);
}

function scale(bytes: number, base: number, units: readonly string[]): string {
  let value = Math.max(0, bytes);
  let unit = 0;
  while (Number(rounded(value)) >= base && unit < units.length - 1) {
    value /= base;
    unit += 1;
  }
  return `${rounded(value)}${NARROW_GAP}${units[unit]}`;
}

function rounded(value: number): string {
  if (value >= 100 || Number.isInteger(value)) {
    return value.toFixed(0);
  }
  return String(Number(value.toFixed(1)));
}
