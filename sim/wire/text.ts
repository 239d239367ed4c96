import type { Scalar, TimestampFormat } from './shape.ts';

/** A scalar as text: in XML, a query string or a header. */
export function toText(scalar: Scalar, value: unknown, byDefault: TimestampFormat): string {
  if (value instanceof Date) return timestampText(value, scalar.format ?? byDefault);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return String(value);
}

/** Text as a scalar. What does not read as the wanted type stays text, so that the check against the model tells it. */
export function fromText(scalar: Scalar, text: string, byDefault: TimestampFormat): unknown {
  switch (scalar.kind) {
    case 'number':
      return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
    case 'bigint':
      return /^-?\d+$/.test(text) ? BigInt(text) : text;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text;
    case 'timestamp':
      return (scalar.format ?? byDefault) === 'epoch-seconds' ? new Date(Number(text) * 1000) : new Date(text);
    case 'blob':
    case 'stream':
      return new Uint8Array(Buffer.from(text, 'base64'));
    default:
      return text;
  }
}

function timestampText(value: Date, format: TimestampFormat): string {
  switch (format) {
    case 'date-time':
      return value.toISOString().replace('.000Z', 'Z');
    case 'http-date':
      return value.toUTCString();
    case 'epoch-seconds':
      return String(value.getTime() / 1000);
  }
}

/** Escapes text for an XML element or attribute. Carriage returns are escaped, because parsers normalise bare ones. */
export function xmlText(text: string): string {
  return SPECIAL.test(text) ? text.replace(EVERY_SPECIAL, (character) => ESCAPES[character] ?? character) : text;
}

const SPECIAL = /[&<>"'\r]/;
const EVERY_SPECIAL = /[&<>"'\r]/g;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#13;',
};
