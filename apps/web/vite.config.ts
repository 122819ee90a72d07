import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { apiClient } from './build/api-client.js';
import { firstViewChunks } from './build/first-view.js';
import { precompress } from './build/precompress.js';
import { twoLocales } from './build/two-locales.js';

const here = import.meta.dirname;
const server = process.env['API_URL'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: here,
  plugins: [apiClient(), twoLocales(), react(), precompress()],
  // The app imports `#contracts` only; the contracts take their vocabulary from the kernel.
  resolve: { alias: { '#contracts': resolve(here, '../../libs/contracts/src/index.ts'), '#kernel': resolve(here, '../../libs/kernel/src/index.ts') } },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: firstViewChunks(here) }] } } },
  },
  server: { port: 5173, proxy: { '/api': { target: server }, '/demo-sign-in': { target: server } } },
});
