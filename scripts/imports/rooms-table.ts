import { IMPORTS, type Row } from './table.ts';

/** The rooms for the page about architecture: what each holds, and what it may import. */
export function roomsTable(): string {
  const rows = Object.entries(IMPORTS).map(
    ([room, row]) => `| \`${room}/\` | ${row.holds} | ${ours(row)} | ${others(row)} |`,
  );
  return ['| room | holds | may import | outside the house |', '|---|---|---|---|', ...rows].join('\n');
}

function ours({ rooms }: Row): string {
  return (
    Object.keys(rooms)
      .map((room) => `\`${room}\``)
      .join(', ') || 'nothing of ours'
  );
}

function others({ packages }: Row): string {
  if (packages === 'any') return 'any';
  return Object.keys(packages)
    .map((name) => `\`${name}\``)
    .join(', ');
}
