import { infiniteQueryOptions, keepPreviousData, queryOptions, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api, paged, read } from './client.js';
import { Command } from './command.js';
import { readAgain } from './read-again.js';
import { actOn } from './requests.js';
import type { ActInput, OutdatedRequest, RequestVersions } from './types.js';

export function requestVersionsQuery(id: string) {
  return queryOptions({ queryKey: ['request', id, 'versions'], queryFn: async ({ signal }) => await read(api.GET('/api/workflow/requests/{id}/versions', { params: { path: { id } }, signal })) });
}

export function outdatedQuery(q: string) {
  return infiniteQueryOptions({
    queryKey: ['worklist', 'outdated', q],
    queryFn: async ({ pageParam, signal }) => await read(api.GET('/api/workflow/worklist/outdated', { params: { query: paged({ q }, { limit: 50, cursor: pageParam }) }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** What the act must name: the versions that whoever decides has before them. */
export function versionsSeen({ inForce: { qualification, rule } }: RequestVersions): NonNullable<ActInput['versions']> {
  return { qualification, ...(rule === null ? {} : { rule }) };
}

/** How far a move of several requests has come; `error` null: moved. */
export interface MoveProgress {
  readonly total: number;
  readonly done: readonly { readonly id: string; readonly number: string; readonly error: unknown }[];
  readonly isRunning: boolean;
}

export interface Moves {
  /** Undefined before anything was begun. */
  readonly progress: MoveProgress | undefined;
  readonly start: (rows: readonly OutdatedRequest[], reasonText: string) => void;
  /** Those that were moved stay moved; the rest stays in the list. */
  readonly stop: () => void;
}

/** Moves one request after another, each by an act of its own: what was done is done, whenever it ends. */
export function useMoves(): Moves {
  const client = useQueryClient();
  const [progress, setProgress] = useState<MoveProgress>();
  const stopped = useRef(false);
  // A request whose answer was lost is still in the list: moving it again is the same command.
  const commands = useRef(new Map<string, Command>());
  const run = async (rows: readonly OutdatedRequest[], reasonText: string): Promise<void> => {
    stopped.current = false;
    let done: MoveProgress['done'] = [];
    setProgress({ total: rows.length, done, isRunning: true });
    for (const { request: { id, number, version }, versions } of rows) {
      if (stopped.current) break;
      const command = commands.current.get(id) ?? new Command();
      commands.current.set(id, command);
      const act = { verb: 'migrate_version', version, input: { reasonText, versions: versionsSeen(versions) } } as const;
      const error = await command.carryOut(async (commandId) => await actOn(id, act, commandId)).then(() => null, (cause: unknown) => cause);
      done = [...done, { id, number, error }];
      setProgress({ total: rows.length, done, isRunning: true });
    }
    setProgress({ total: rows.length, done, isRunning: false });
    await readAgain(client, 'request');
  };
  return { progress, start: (rows, reasonText) => void run(rows, reasonText), stop: () => { stopped.current = true; } };
}
