import { writeFileSync } from 'node:fs';
import { policyText, type WantedPolicy } from '../../app/policy/policy-text.ts';
import { UserError } from '../../app/user-error.ts';

/** `zonewarden policy`: what the selected rules need in IAM, and nothing else. */
export async function policyCommand({ out, ...wanted }: WantedPolicy & { readonly out?: string }): Promise<void> {
  const text = await policyText(wanted);
  if (out === undefined || out === '-') process.stdout.write(text);
  else writeText(out, text);
}

function writeText(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UserError([`--out ${file}: cannot be written: ${(error as Error).message}`]);
  }
}
