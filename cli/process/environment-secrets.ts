/** The values of the environment that are secrets by their names, whoever uses them. */
export function secretsOfEnvironment(environment: NodeJS.ProcessEnv): string[] {
  return Object.entries(environment).flatMap(([name, value]) =>
    value && SECRET.test(name) && !PLACE.test(name) ? [value] : [],
  );
}

const SECRET = /secret|token|passw|credential|private|api_?key|access_?key|auth/i;
/** Where a secret lies is none. */
const PLACE = /_(?:FILE|SOCK|PATH|DIR|UR[IL])$|^XAUTHORITY$/i;
