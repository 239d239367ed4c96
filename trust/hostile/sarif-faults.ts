import { validate } from './sarif-schema.ts';

/** What is wrong with a SARIF file, as sentences. `results`: how many it has to hold. */
export function sarifFaults(text: string, results: number): string[] {
  const log = JSON.parse(text);
  const faults: string[] = [];
  if (!validate(log)) {
    for (const { instancePath, message } of validate.errors ?? []) faults.push(`${instancePath} ${message}`);
  }
  const found = log.runs[0]?.results?.length;
  if (found !== results) faults.push(`has ${found} results instead of ${results}`);
  eachMessage(log, '', (path, message) => {
    const link = LINK.exec(message);
    if (link !== null) faults.push(`${path} has a link that is not ours: ${link[0].slice(0, 80)}`);
    if (message.length > LONGEST) faults.push(`${path} is ${message.length} characters long`);
    if (message.trim() === '') faults.push(`${path} is blank`);
  });
  return faults;
}

/** A link inside a message: text in brackets that are not escaped, and a target in parentheses right behind. */
const LINK = /(?<!\\)(?:\\\\)*\[(?:\\.|[^[\]\\])*\]\([^)]*\)/s;
/** The longest that any of our texts may be. */
const LONGEST = 16_384;

/** Calls for every text that a viewer shows as a message, with the place where it stands. */
function eachMessage(value: unknown, path: string, call: (path: string, text: string) => void): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, content] of Object.entries(value)) {
    const place = `${path}/${name}`;
    if ((name === 'text' || name === 'markdown' || name === 'exitCodeDescription') && typeof content === 'string') {
      call(place, content);
    } else if (name !== 'properties') eachMessage(content, place, call);
  }
}
