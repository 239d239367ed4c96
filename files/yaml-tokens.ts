import { type CST, Lexer, type LineCounter, Parser } from 'yaml';
import { LIMITS } from './limits.ts';
import type { TextFault } from './text-fault.ts';

export type Tokens = readonly CST.Token[];

/**
 * The tokens of a YAML text, counted while they come: what is made of them later takes time with the square of the members
 * of a map, and a call of a function for each level.
 */
export function tokensOf(text: string, lines: LineCounter): { tokens: Tokens; fault: TextFault | null } {
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  let pieces = 0;
  let depth = 0;
  lines.addNewLine(0);
  for (const piece of new Lexer().lex(text)) {
    pieces += 1;
    // Brackets are looked at at once, because the parser takes long to close very many that are open.
    if (piece === '[' || piece === '{') depth += 1;
    if (piece === ']' || piece === '}') depth -= 1;
    if (depth > LIMITS.depth) return { tokens, fault: tooDeep(lines.linePos(parser.offset).line) };
    if (pieces > LIMITS.yamlPieces) {
      return { tokens, fault: { line: null, message: `is too long: it has more than ${LIMITS.yamlPieces} words` } };
    }
    tokens.push(...parser.next(piece));
  }
  tokens.push(...parser.end());
  return { tokens, fault: faultOf(tokens, lines) };
}

function faultOf(tokens: Tokens, lines: LineCounter): TextFault | null {
  const open = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    const at = (message: string): TextFault => ({ line: lines.linePos(token.offset).line, message });
    if (depth > LIMITS.depth) return tooDeep(lines.linePos(token.offset).line);
    if (token.type === 'directive') return at('wanted no directives (lines that begin with %)');
    if (token.type === 'document' && token.value !== undefined) open.push({ token: token.value, depth });
    if (!('items' in token)) continue;
    const members = token.items.length;
    if (members > LIMITS.yamlMembers) return at(`wanted at most ${LIMITS.yamlMembers} members, found ${members}`);
    for (const { key, value } of token.items) {
      for (const inner of [key, value]) if (inner) open.push({ token: inner, depth: depth + 1 });
    }
  }
  return null;
}

function tooDeep(line: number): TextFault {
  return { line, message: `wanted at most ${LIMITS.depth} levels of nesting` };
}
