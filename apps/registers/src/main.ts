import { Holdings } from './facts.js';
import { serveRegisters } from './server.js';
import { Simulation } from './simulation.js';

/** How long an answer takes where nothing else is set: long enough that a screen must show that it waits. */
const LATENCY_MS = 150;

const latency = Number(process.env['REGISTERS_LATENCY_MS'] ?? LATENCY_MS);
const server = serveRegisters(new Simulation(Holdings.read(), Number.isFinite(latency) ? latency : LATENCY_MS));
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    server.close();
    server.closeAllConnections();
    // The channel to whoever started it would keep it alive.
    if (process.connected) process.disconnect();
  });
}
// Invented facts for demonstrations: it answers its own machine only.
server.listen(Number(process.env['PORT'] ?? 0), '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ level: 30, time: new Date().toISOString(), app: 'registers', msg: 'simulated registers: invented facts, for demonstration only' })}\n`);
  process.send?.('ready');
});
