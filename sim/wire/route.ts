import type { Operation, WireRequest } from './exchange.ts';

/** What the path and the query of a request say under one operation's pattern. */
export type Match = { readonly operation: Operation; readonly labels: Readonly<Record<string, string>> };

/** The operations of a REST service by what a request must look like. */
export type Router = (request: WireRequest, wants: (operation: Operation) => boolean) => Match | null;

/**
 * Several operations may fit one request (S3's GET on a bucket): the one that explains the most of its query and headers
 * wins. `x-id`, which SDKs add to name the operation, counts where it stands.
 */
export function routerOf(operations: Iterable<Operation>): Router {
  const routes = [...operations].map(routeOf).filter((route) => route !== null);
  return (request, wants) => {
    const query = new URLSearchParams(request.query);
    let best: Match | null = null;
    let bestScore = -1;
    for (const route of routes) {
      if (route.method !== request.method || !wants(route.operation)) continue;
      const score = scoreOf(route, query, request);
      if (score <= bestScore) continue;
      const labels = labelsOf(route, request.path);
      if (labels === null) continue;
      best = { operation: route.operation, labels };
      bestScore = score;
    }
    return best;
  };
}

type Route = {
  readonly operation: Operation;
  readonly method: string;
  readonly pattern: RegExp;
  readonly labels: readonly string[];
  /** Query keys that the pattern fixes; null: any value. */
  readonly fixed: ReadonlyMap<string, string>;
  readonly requiredQuery: readonly string[];
  readonly requiredHeaders: readonly string[];
};

function routeOf(operation: Operation): Route | null {
  if (operation.http === null) return null;
  const [path = '', query = ''] = operation.http.uri.split('?');
  const labels: string[] = [];
  const pattern = path.replace(/\{(\w+)(\+?)\}/g, (_, label: string, greedy: string) => {
    labels.push(label);
    return greedy ? '(.+)' : '([^/]+)';
  });
  const required = operation.input.required.map((name) => operation.input.members.get(name)?.traits ?? {});
  return {
    operation,
    method: operation.http.method,
    pattern: new RegExp(`^${pattern}/?$`),
    labels,
    fixed: new Map(new URLSearchParams(query)),
    requiredQuery: required.flatMap((traits) => traits.httpQuery ?? []),
    requiredHeaders: required.flatMap((traits) => traits.httpHeader?.toLowerCase() ?? []),
  };
}

/** How much of the request the route explains; -1: it is not this operation's. */
function scoreOf(route: Route, query: URLSearchParams, request: WireRequest): number {
  let score = 0;
  for (const [key, value] of route.fixed) {
    const given = query.get(key);
    if (given === value) score += 2;
    else if (key !== 'x-id' || given !== null) return -1;
  }
  for (const key of route.requiredQuery) {
    if (!query.has(key)) return -1;
    score += 1;
  }
  for (const key of route.requiredHeaders) {
    if (request.headers[key] === undefined) return -1;
    score += 1;
  }
  return score;
}

function labelsOf(route: Route, path: string): Record<string, string> | null {
  const found = route.pattern.exec(path);
  if (found === null) return null;
  return Object.fromEntries(route.labels.map((label, index) => [label, decodeURIComponent(found[index + 1] ?? '')]));
}
