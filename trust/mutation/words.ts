/** A node of Babel's syntax tree, as far as it matters here. */
type Path = {
  readonly node: {
    readonly type: string;
    readonly value?: unknown;
    readonly quasis?: readonly { readonly value: { readonly raw: string } }[];
  };
};

const WORDS = /\p{L}[,:;.]? \p{L}/u;

/**
 * Leaves out texts for people. A changed wording makes no verdict wrong; what a message has to say is held by the tests
 * of messages, documents and reporters word by word where it matters.
 */
export const words = {
  shouldIgnore({ node }: Path): string | undefined {
    const isText = node.type === 'StringLiteral' && typeof node.value === 'string' && WORDS.test(node.value);
    const isTemplate = node.type === 'TemplateLiteral' && node.quasis?.some(({ value }) => WORDS.test(value.raw));
    return isText || isTemplate ? 'the wording of a text for people' : undefined;
  },
};
