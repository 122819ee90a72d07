/** Every act that the history of publication knows. */
export const HISTORY_ACTS = [
  'drafted', 'discarded', 'proposed', 'signed', 'objected', 'amended', 'cancelled', 'rolled_back', 'in_force', 'departure_announced', 'departure_withdrawn',
] as const;
export type HistoryAct = (typeof HISTORY_ACTS)[number];
