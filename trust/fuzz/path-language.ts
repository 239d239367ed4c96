import { createRequire } from 'node:module';

type PathLanguage = { JSONPath: (...parts: unknown[]) => unknown };

/**
 * Watches the path language that json-rules-engine brings along, in the very module that it uses. It can run code, and the
 * fence keeps every path of ours away from it.
 */
export function watchPaths(): { used(): string | null; stop(): void } {
  const language = pathLanguage();
  const original = language.JSONPath;
  let uses = 0;
  language.JSONPath = (...parts) => {
    uses += 1;
    return original(...parts);
  };
  return {
    used() {
      const isUsed = uses > 0;
      uses = 0;
      return isUsed ? "the rule engine's own path language has seen a path of ours" : null;
    },
    stop() {
      language.JSONPath = original;
    },
  };
}

function pathLanguage(): PathLanguage {
  const engine = createRequire(import.meta.url).resolve('json-rules-engine');
  return createRequire(engine)('jsonpath-plus') as PathLanguage;
}
