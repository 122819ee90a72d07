// Native ESM (node --experimental-vm-modules): `npm test` sets the flag. A CommonJS package that requires Nest cannot be loaded here.
const swc = (tsx) => [
  '@swc/jest',
  {
    swcrc: false,
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true, tsx },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false, react: { runtime: 'automatic' } },
      keepClassNames: true,
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  },
];

const shared = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.ts$': swc(false), '^.+\\.tsx$': swc(true) },
  moduleNameMapper: {
    '^#seeds$': '<rootDir>/seeds/index.ts',
    '^#([a-z]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/test/boundaries/planted/'],
};

/** One test database server for the whole run, started when the first of these projects has a test to run. */
const withDatabase = { ...shared, globalSetup: '<rootDir>/test/support/global-setup.mjs', globalTeardown: '<rootDir>/test/support/global-teardown.mjs' };

export default {
  maxWorkers: 2,
  testTimeout: 60_000,
  workerIdleMemoryLimit: '900MB',
  reporters: ['default', '<rootDir>/tools/closing-line-reporter.mjs'],
  projects: [
    { ...withDatabase, displayName: 'unit', testMatch: ['<rootDir>/{libs,apps,seeds}/**/*.test.{ts,tsx}'] },
    { ...withDatabase, displayName: 'journeys', testMatch: ['<rootDir>/test/journeys/**/*.test.ts'] },
    { ...withDatabase, displayName: 'contract', testMatch: ['<rootDir>/test/contract/**/*.test.ts'] },
    { ...withDatabase, displayName: 'web', testMatch: ['<rootDir>/test/web/**/*.test.ts'] },
    { ...withDatabase, displayName: 'chaos', testMatch: ['<rootDir>/test/chaos/**/*.test.ts'] },
    { ...shared, displayName: 'boundaries', testMatch: ['<rootDir>/test/boundaries/*.test.ts'] },
    { ...withDatabase, displayName: 'fresh', testMatch: ['<rootDir>/test/fresh/**/*.test.ts'] },
  ],
};
