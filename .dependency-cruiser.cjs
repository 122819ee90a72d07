// The structure of docs/architecture.md as rules. test/boundaries plants a violation of each and shows that it is reported.

const CONTEXT = '(catalogue|directory|exchange|feedback|notices|onestop|publication|settlement|workflow)';
const TEST = '\\.test(-support)?\\.tsx?$';

/**
 * The contexts that a context may import, by their front doors; everything not listed is refused. `exchange` stands on top of all of
 * them and is optional: no context imports it.
 */
const MAY_IMPORT = {
  directory: [],
  notices: ['directory'],
  publication: ['directory', 'notices'],
  catalogue: ['directory', 'notices', 'publication'],
  onestop: ['directory', 'notices', 'publication'],
  settlement: ['directory'],
  workflow: ['directory', 'notices', 'publication', 'catalogue', 'onestop'],
  feedback: ['directory', 'notices', 'onestop', 'workflow'],
};

const contextGraph = Object.entries(MAY_IMPORT).map(([name, allowed]) => ({
  name: `context-graph-${name}`,
  comment: `${name} may import ${allowed.length === 0 ? 'no other context' : `only ${allowed.join(', ')}`}; settlement and workflow meet through events`,
  severity: 'error',
  from: { path: `^libs/${name}/` },
  to: { path: `^libs/${CONTEXT}/`, pathNot: `^libs/(${[name, ...allowed].join('|')})/` },
}));

/** Inside one context: http and jobs call the service, the service calls data, data knows domain; never upwards. */
const layers = [
  ['data-looks-down', 'data/ sees neither the service nor http/ nor jobs/', 'data/', '(http/|jobs/|[^/]+\\.(service|module)\\.ts$)'],
  ['service-looks-down', 'the service sees neither http/ nor jobs/', '[^/]+\\.service\\.ts$', '(http/|jobs/|[^/]+\\.module\\.ts$)'],
  ['http-and-jobs-are-apart', 'http/ does not see jobs/', 'http/', '(jobs/|[^/]+\\.module\\.ts$)'],
  ['jobs-and-http-are-apart', 'jobs/ does not see http/', 'jobs/', '(http/|[^/]+\\.module\\.ts$)'],
].map(([name, comment, from, to]) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^libs/${CONTEXT}/src/${from}`, pathNot: TEST },
  to: { path: `^libs/$1/src/${to}` },
}));

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'two entities may point at each other (the database does); nothing else may',
      severity: 'error',
      from: {},
      to: { circular: true, via: { pathNot: '\\.entity\\.ts$' } },
    },
    {
      name: 'resolvable',
      comment: 'an import must lead somewhere (react-aria-components names sources under our condition "source" that it does not publish: the type check sees to it)',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^react-aria-components/' },
    },
    {
      name: 'domain-is-pure',
      comment: 'domain/ imports its own domain/ and the kernel: no Nest, no TypeORM, no clock, no random',
      severity: 'error',
      from: { path: `^libs/${CONTEXT}/src/domain/`, pathNot: TEST },
      to: { pathNot: ['^libs/$1/src/domain/', '^libs/kernel/'] },
    },
    ...layers,
    {
      name: 'kernel-imports-nothing',
      comment: 'the kernel depends on no package and no other library',
      severity: 'error',
      from: { path: '^libs/kernel/', pathNot: TEST },
      to: { pathNot: '^libs/kernel/' },
    },
    {
      name: 'contracts-import-kernel-only',
      comment: 'contracts are shared with the browser: types and constants, nothing that runs on a server',
      severity: 'error',
      from: { path: '^libs/contracts/', pathNot: TEST },
      to: { pathNot: ['^libs/contracts/', '^libs/kernel/'] },
    },
    {
      name: 'libs-by-front-door',
      comment: 'another library only through its index.ts',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/[^/]+/src/(?!index\\.ts$)', pathNot: '^libs/$1/' },
    },
    {
      name: 'others-by-front-door',
      comment: 'apps, seeds and tests see a library through its index.ts only',
      severity: 'error',
      from: { path: '^(apps|seeds|test)/' },
      to: { path: '^libs/[^/]+/src/(?!index\\.ts$)' },
    },
    ...contextGraph,
    {
      name: 'foundation-knows-no-context',
      comment: 'kernel, contracts and platform carry the contexts and know none of them',
      severity: 'error',
      from: { path: '^libs/(platform|contracts|kernel)/' },
      to: { path: `^libs/${CONTEXT}/` },
    },
    {
      name: 'only-platform-knows-queue-and-driver',
      comment: 'bullmq, ioredis and pg stay behind the platform, so that the queue can change without a word elsewhere',
      severity: 'error',
      from: { pathNot: ['^libs/platform/', '^test/', '^tools/', TEST, 'node_modules'] },
      to: { path: '(^|/)node_modules/(bullmq|ioredis|pg|pg-pool)/' },
    },
    { name: 'apps-do-not-import-apps', severity: 'error', from: { path: '^apps/([^/]+)/' }, to: { path: '^apps/', pathNot: '^apps/$1/' } },
    { name: 'libs-do-not-import-apps', severity: 'error', from: { path: '^libs/' }, to: { path: '^apps/' } },
    { name: 'libs-do-not-import-seeds', severity: 'error', from: { path: '^libs/', pathNot: TEST }, to: { path: '^seeds/' } },
    {
      name: 'seeds-stand-on-front-doors',
      comment: 'seeds know the kernel, contracts, the platform and the contexts; not the apps',
      severity: 'error',
      from: { path: '^seeds/', pathNot: TEST },
      to: { path: '^(apps|test|tools)/' },
    },
    {
      name: 'web-sees-contracts-only',
      comment: 'the web app talks to the server by HTTP',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^(apps|libs|seeds)/', pathNot: ['^apps/web/', '^libs/contracts/src/index\\.ts$'] },
    },
    {
      name: 'not-to-test',
      comment: 'no program leans on the tests or on what supports them',
      severity: 'error',
      from: { path: '^(apps|libs|seeds)/', pathNot: TEST },
      to: { path: ['^test/', TEST] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist/|test/boundaries/planted/)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'require', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
};
