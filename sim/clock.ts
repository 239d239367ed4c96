import type { WireError, WireRequest } from './wire/exchange.ts';
import type { Reply } from './wire/listener.ts';

/** The clock of the simulated AWS, beside that of the machine that it runs on. */
export type SimulatedClock = {
  /** Seconds that it is ahead of the machine, so that the machine is behind; negative: the machine is ahead. */
  readonly aheadSeconds: number;
  /** Most seconds between a signature and the clock; left out: signatures of any time are accepted. AWS's is 300. */
  readonly toleranceSeconds?: number;
};

/** Answers carry the time of the simulated clock. */
export function onClock(reply: Reply, { aheadSeconds }: SimulatedClock): Reply {
  if (aheadSeconds === 0) return reply;
  const dated = (headers: Readonly<Record<string, string>>) => ({
    ...headers,
    date: new Date(Date.now() + aheadSeconds * 1000).toUTCString(),
  });
  return {
    send: (status, headers, body) => reply.send(status, dated(headers), body),
    cutOff: (status, headers, body) => reply.cutOff(status, dated(headers), body),
    tooLarge: (status, headers, body) => reply.tooLarge(status, dated(headers), body),
    reset: reply.reset,
  };
}

/** What AWS says to a signature that is too old or too new; null: it is neither. Each family has its own word for it. */
export function refusalByClock(request: WireRequest, service: string, clock: SimulatedClock): WireError | null {
  const { aheadSeconds, toleranceSeconds = Number.POSITIVE_INFINITY } = clock;
  const signed = signedAt(request);
  if (signed === null) return null;
  const late = Date.now() / 1000 + aheadSeconds - signed;
  if (Math.abs(late) <= toleranceSeconds) return null;
  const message = `Signature ${late > 0 ? 'expired' : 'not yet current'}: it differs by ${Math.round(Math.abs(late))} seconds`;
  return { code: CODES[service] ?? 'InvalidSignatureException', message, status: 403 };
}

const CODES: Readonly<Record<string, string>> = {
  ec2: 'RequestExpired',
  s3: 'RequestTimeTooSkewed',
  sts: 'SignatureDoesNotMatch',
};

/** `20261123T060000Z`; null: the request says no time. */
function signedAt({ headers }: WireRequest): number | null {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(String(headers['x-amz-date'])) ?? [];
  if (year === undefined) return null;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) / 1000;
}
