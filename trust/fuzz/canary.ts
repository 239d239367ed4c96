import { existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const NAME = 'zonewardenFuzzCanary';
/** The same for every process, so that an input that was written to a file still means it. */
const FILE = path.join(tmpdir(), 'zonewarden-fuzz-canary');

/** Code that leaves a trace where it runs: a global, a file of this process, a file of a child process. */
const CODE: readonly string[] = [
  `globalThis.${NAME}=1`,
  `process.getBuiltinModule('fs').writeFileSync('${FILE}','1')`,
  `process.getBuiltinModule('child_process').execSync('touch ${FILE}')`,
];

/** Texts that run code where they are taken for a path, a pattern, a template, a tag or a program. */
export const PAYLOADS: readonly string[] = CODE.flatMap((code) => [
  code,
  `$[(${code})]`,
  `$..[?(${code})]`,
  `$..[?(@.constructor.constructor("${code}")())]`,
  `$[?(@root.constructor.constructor("${code}")())]`,
  `$[?((()=>{}).constructor("${code}")())]`,
  `$[?(@path && ''.sub.constructor("${code}")())]`,
  `$.flag[?(p="${code}";a=''[['constructor']][['constructor']](p);a())]`,
  `$..[?(@.__proto__.constructor.constructor("${code}")())]`,
  `$[?(var _$_root=[].constructor.constructor("${code}")())]`,
  `@.constructor.constructor("${code}")()`,
  `\${${code}}`,
  `#{${code}}`,
  `{{constructor.constructor("${code}")()}}`,
  `<%= ${code} %>`,
  `!!js/function "function(){${code}}"`,
  `!!js/eval "${code}"`,
  `_$$ND_FUNC$$_function(){${code}}()`,
  `javascript:${code}`,
  `");${code};("`,
  `';${code};'`,
  `(function(){${code}})()`,
  `x*/${code}/*`,
  `data:text/javascript,${code}`,
]);

/** What a payload has done; null: none ran. What it left is removed. */
export function canaryDied(): string | null {
  if (Object.hasOwn(globalThis, NAME)) {
    delete (globalThis as Record<string, unknown>)[NAME];
    return 'a text of the input ran as code: it set a global';
  }
  if (!existsSync(FILE)) return null;
  rmSync(FILE, { force: true });
  return 'a text of the input ran as code: it wrote a file';
}
