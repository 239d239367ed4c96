// Installs the dependencies when they are missing or older than the lock file, so that `npm start` and `npm test` work
// in a fresh clone. Runs under whatever Node the machine has, before the project's own Node is there.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = `${root}node_modules/.zonewarden-lock`;
const digest = createHash('sha256')
  .update(readFileSync(`${root}package-lock.json`))
  .digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== digest) {
  process.stderr.write('zonewarden: installing dependencies (once for each lock file)\n');
  const npm = process.env.npm_execpath;
  const options = { cwd: root, stdio: ['ignore', 2, 2] };
  // Without npm_execpath (started by hand) npm has to be on the path.
  if (npm) execFileSync(process.execPath, [npm, 'ci', '--loglevel=error'], options);
  else execFileSync('npm', ['ci', '--loglevel=error'], { ...options, shell: process.platform === 'win32' });
  writeFileSync(stamp, digest);
}
