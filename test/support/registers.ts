import { startProcess, type RunningProcess } from './processes.js';

/** The simulated registers, in a process of their own. */
export interface Registers extends RunningProcess {
  /** Setting by which a portal asks them. */
  readonly env: Readonly<Record<string, string>>;
  /** Sets how one register behaves, or all of them (`*`). */
  behave(register: string, mode: 'normal' | 'down' | 'slow'): Promise<void>;
}

export async function startRegisters(): Promise<Registers> {
  const running = await startProcess('registers', { REGISTERS_LATENCY_MS: '5' });
  const behave = async (register: string, mode: string): Promise<void> => {
    const answer = await fetch(`${running.base}/simulation`, { method: 'POST', body: JSON.stringify({ register, mode }) });
    if (!answer.ok) throw new Error(`simulation: ${String(answer.status)}`);
  };
  return { ...running, env: { REGISTERS_URL: running.base, REGISTERS_TIMEOUT_MS: '1000' }, behave };
}
