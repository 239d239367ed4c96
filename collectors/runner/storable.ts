import type { Place } from '../../model/names.ts';
import { RESOURCE_SCHEMAS, type ResourceOf, type ResourceType } from '../../model/resource.ts';
import { UnexpectedValue } from '../answer.ts';
import { toDetail } from '../aws/detail.ts';
import { UnexpectedAnswer } from '../aws/unexpected-answer.ts';
import type { BatchAnswer } from '../collector.ts';

/** How much a snapshot takes, in bytes of JSON; far below what is read of one (`LIMITS` in `files/limits.ts`). */
export const STORABLE = { resourceBytes: 4 * 1024 ** 2, accountBytes: 256 * 1024 ** 2 } as const;

/** How much of one account can still be written down. */
export type Room = { left: number };

/**
 * Passes on resources that can be written down and read again: by the schema that readers have, of the place that was
 * asked, and no more than there is room for. Throws `UnexpectedValue` or `UnexpectedAnswer` (`TooLarge`) for any other,
 * so that one odd value is a gap of its own question, and never a snapshot that nobody can read.
 */
export async function* storable<T extends ResourceType>(
  type: T,
  place: Place,
  resources: AsyncIterable<ResourceOf<T>>,
  room: Room,
): AsyncGenerator<ResourceOf<T>> {
  for await (const resource of resources) {
    refuseUnstorable(type, place, resource, room);
    yield resource;
  }
}

/** The same for a batch: a resource that cannot be written down counts as not processed. */
export function storableBatch<T extends ResourceType>(
  type: T,
  place: Place,
  { answered, unprocessed }: BatchAnswer<T>,
  room: Room,
): BatchAnswer<T> {
  const refused: { id: string; reason: string }[] = [];
  const kept = answered.filter((resource) => {
    try {
      refuseUnstorable(type, place, resource, room);
      return true;
    } catch (error) {
      refused.push({ id: resource.id, reason: (error as Error).message });
      return false;
    }
  });
  return { answered: kept, unprocessed: [...unprocessed, ...refused] };
}

function refuseUnstorable<T extends ResourceType>(type: T, place: Place, resource: ResourceOf<T>, room: Room): void {
  const { error } = RESOURCE_SCHEMAS[type].safeParse(resource);
  const [issue] = error?.issues ?? [];
  if (issue !== undefined) throw new UnexpectedValue(toDetail(`${issue.path.join('.')}: ${issue.message}`));
  if (resource.account !== place.account || resource.region !== place.region) {
    throw new UnexpectedValue(`the ${type} is of ${resource.account} ${resource.region}`);
  }
  const bytes = Buffer.byteLength(JSON.stringify(resource));
  if (bytes > STORABLE.resourceBytes) throw tooLarge(`one ${type} has more than ${STORABLE.resourceBytes} bytes`);
  room.left -= bytes;
  if (room.left < 0) throw tooLarge(`the account has more than ${STORABLE.accountBytes} bytes`);
}

function tooLarge(message: string): UnexpectedAnswer {
  return new UnexpectedAnswer('TooLarge', message);
}
