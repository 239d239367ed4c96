import { createHash } from 'node:crypto';

/** A secret as it stands in a text, and the part of it that nobody may ever read. */
export type Planted = { readonly kind: string; readonly text: string; readonly core: string };

/** Fifty secrets of the shapes that are found in tags, descriptions, messages and environments. Made up, always the same. */
export function plantedSecrets(): readonly Planted[] {
  return Object.entries(SHAPES).map(([kind, shape], index) => {
    const parts = shape(new Material(index));
    return { kind, text: parts.join(''), core: parts[1] };
  });
}

/** What is before the secret part, the secret part, what is behind. */
type Parts = readonly [before: string, core: string, behind: string];

class Material {
  readonly #seed: number;
  constructor(seed: number) {
    this.#seed = seed;
  }

  /** Characters of an alphabet that no other secret has in this order. */
  of(alphabet: string, length: number): string {
    let text = '';
    for (let block = 0; text.length < length; block += 1) {
      for (const byte of createHash('sha256').update(`${this.#seed} ${block}`).digest()) {
        text += alphabet[byte % alphabet.length];
      }
    }
    return text.slice(0, length);
  }

  upper = (length: number) => this.of('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', length);
  word = (length: number) => this.of('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', length);
  base64 = (length: number) => this.of('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/', length);
  base64url = (length: number) => this.of('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_', length);
  hex = (length: number) => this.of('0123456789abcdef', length);
  digits = (length: number) => this.of('0123456789', length);
}

const lines = (text: string) => text.replaceAll(/.{64}/g, '$&\n');

const SHAPES: Readonly<Record<string, (of: Material) => Parts>> = {
  'access key id': (of) => ['', `AKIA${of.upper(16)}`, ''],
  'session access key id': (of) => ['', `ASIA${of.upper(16)}`, ''],
  'secret access key': (of) => ['', of.base64(40), ''],
  'labelled secret access key': (of) => ['aws_secret_access_key = ', of.base64(40), ''],
  'secret in JSON': (of) => ['{"SecretAccessKey":"', of.base64(40), '","Version":1}'],
  'secret in XML': (of) => ['<SecretAccessKey>', of.base64(40), '</SecretAccessKey>'],
  'session token': (of) => ['', `FwoGZXIvYXdzE${of.base64(300)}`, '=='],
  'labelled session token': (of) => ['AWS_SESSION_TOKEN=', `IQoJb3JpZ2lu${of.base64(200)}`, '='],
  'token in a query': (of) => ['?X-Amz-Security-Token=', of.word(90), '&X-Amz-Expires=60'],
  signature: (of) => ['AWS4-HMAC-SHA256 Credential=x/20261123/us-east-1/s3/aws4_request, Signature=', of.hex(64), ''],
  'signature in a query': (of) => ['https://bucket.example/key?X-Amz-Signature=', of.hex(64), ''],
  'short signature': (of) => ['https://account.example/?sv=2024-01-01&sig=', of.word(44), '%3D'],
  'password in a URL': (of) => ['https://admin:', of.word(16), '@db.internal/path'],
  'password in a connection string': (of) => ['Server=tcp:db,1433;User ID=sa;Password=', of.word(18), ';Encrypt=true'],
  'connection URL of PostgreSQL': (of) => ['postgres://app:', of.word(20), '@10.0.0.4:5432/app'],
  'connection URL of MongoDB': (of) => ['mongodb+srv://app:', of.word(20), '@cluster.example/?w=majority'],
  'connection URL of Redis': (of) => ['redis://:', of.word(24), '@cache:6379/0'],
  'connection URL of AMQP': (of) => ['amqps://app:', of.word(16), '@queue/vhost'],
  'token in a URL': (of) => ['https://', of.word(32), '@git.example/repository.git'],
  'percent-encoded password': (of) => ['https://app:', `p%40${of.word(14)}`, '@host/'],
  'key of RSA': (of) => ['-----BEGIN RSA PRIVATE KEY-----\n', lines(of.base64(256)), '\n-----END RSA PRIVATE KEY-----'],
  'key of PKCS 8': (of) => ['-----BEGIN PRIVATE KEY-----\n', lines(of.base64(192)), '\n-----END PRIVATE KEY-----'],
  'key of OpenSSH': (of) => [
    '-----BEGIN OPENSSH PRIVATE KEY-----\n',
    lines(of.base64(192)),
    '\n-----END OPENSSH PRIVATE KEY-----',
  ],
  'key that is cut off': (of) => ['-----BEGIN EC PRIVATE KEY-----\n', lines(of.base64(128)), ''],
  'key in one line': (of) => ['-----BEGIN PRIVATE KEY-----\\n', of.base64(96), '\\n-----END PRIVATE KEY-----'],
  'JSON Web Token': (of) => ['', `eyJ${of.base64url(30)}.eyJ${of.base64url(60)}.${of.base64url(43)}`, ''],
  'bearer token': (of) => ['Authorization: Bearer ', of.base64url(40), ''],
  'basic authorization': (of) => ['Authorization: Basic ', of.word(28), '=='],
  cookie: (of) => ['Cookie: ', of.word(24), '; Path=/'],
  'token of GitHub': (of) => ['', `ghp_${of.word(36)}`, ''],
  'fine-grained token of GitHub': (of) => ['', `github_pat_${of.word(60)}`, ''],
  'token of GitLab': (of) => ['', `glpat-${of.base64url(20)}`, ''],
  'token of Slack': (of) => ['', `xoxb-${of.digits(12)}-${of.word(24)}`, ''],
  'webhook of Slack': (of) => [
    'https://hooks.slack.com/services/',
    `T${of.upper(8)}/B${of.upper(8)}/${of.word(24)}`,
    '',
  ],
  'key of Stripe': (of) => ['', `sk_live_${of.word(24)}`, ''],
  'key of Google': (of) => ['', `AIza${of.base64url(35)}`, ''],
  'token of npm': (of) => ['', `npm_${of.word(36)}`, ''],
  'token of PyPI': (of) => ['', `pypi-AgEI${of.base64url(60)}`, ''],
  'key of SendGrid': (of) => ['', `SG.${of.base64url(22)}.${of.base64url(43)}`, ''],
  'token of Vault': (of) => ['', `hvs.${of.base64url(24)}`, ''],
  'token of Databricks': (of) => ['', `dapi${of.hex(32)}`, ''],
  'key of age': (of) => ['', `AGE-SECRET-KEY-1${of.upper(58)}`, ''],
  'account key': (of) => [
    'DefaultEndpointsProtocol=https;AccountName=a;AccountKey=',
    of.base64(86),
    '==;EndpointSuffix=x',
  ],
  'external id': (of) => ['sts:ExternalId = ', of.word(24), ''],
  'assignment in a script': (of) => ['export DB_PASSWORD="', of.word(20), '"'],
  'password with blanks': (of) => ['password: "', `${of.word(9)} ${of.word(9)}`, '"'],
  'api key': (of) => ['x-api-key: ', of.word(40), ''],
  'hexadecimal key': (of) => ['', of.hex(64), ''],
  'blob of base64': (of) => ['', of.base64(160), '=='],
  passphrase: (of) => ['passphrase=', of.word(15), ''],
};

/** The same text as it looks on other ways: encoded, escaped, split. All of it may be read back. */
export const WAYS: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  'percent-encoded': encodeURIComponent,
  'percent-encoded twice': (text) => encodeURIComponent(encodeURIComponent(text)),
  'in JSON': (text) => JSON.stringify(text),
  'in JSON in JSON': (text) => JSON.stringify(JSON.stringify({ text })),
  'in XML': (text) =>
    text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('/', '&#x2F;'),
  'split over lines': (text) => text.replaceAll(/.{11}/gs, '$&\n'),
  'split over lines of Windows, indented': (text) => text.replaceAll(/.{13}/gs, '$&\r\n    '),
  'with colours in it': (text) => text.replaceAll(/.{9}/gs, '$&\u001b[1m'),
  'with what nobody sees in it': (text) => text.replaceAll(/.{7}/gs, '$&\u200b'),
};
