/** What a pool of `pg` offers for it. */
interface Pool {
  on(event: 'connect', listener: (client: { on(event: 'error', listener: () => void): unknown }) => void): unknown;
}

/**
 * Whoever is given a client of the pool listens to its errors a moment later than it is given; a server that goes down in that moment would end the process. What
 * was lost shows in the next statement.
 */
export function hearEveryError(pool: Pool): void {
  pool.on('connect', (client) => client.on('error', () => undefined));
}
