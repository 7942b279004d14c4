/** The house's floors and streets (README, "the floors"). A file imports from lower floors only; streets run one way. */
const features =
  'accounts|units|reference|notices|applications|files|reviews|publicity|committees|notifications|audit|statistics|integrations|printing|certificates'
const groundFloor = ['files', 'notifications', 'audit']

/** Each feature and what it may import besides itself and the ground floor. */
const street = {
  reference: [],
  units: ['reference'],
  accounts: ['reference', 'units'],
  notices: ['reference', 'units', 'accounts'],
  applications: ['reference', 'units', 'accounts'],
  reviews: ['reference', 'units', 'accounts', 'applications'],
  publicity: ['reference', 'units', 'accounts', 'applications', 'reviews'],
  committees: ['reference', 'units', 'accounts', 'applications', 'reviews', 'publicity'],
  statistics: ['reference', 'units', 'accounts', 'applications', 'reviews', 'publicity', 'committees'],
  integrations: ['reference', 'units', 'accounts', 'applications', 'reviews', 'publicity', 'committees', 'notices'],
  printing: ['reference', 'units', 'accounts', 'applications', 'reviews'],
  certificates: ['reference', 'units', 'accounts', 'applications', 'printing'],
  files: [],
  notifications: [],
  audit: [],
}

const forbid = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to })

const streets = Object.entries(street).map(([feature, before]) => {
  const allowed = [...new Set([feature, ...before, ...groundFloor])].join('|')
  return forbid(
    `street-${feature}`,
    { path: `^server/${feature}/` },
    { path: `^server/(${features})/`, pathNot: `^server/(${allowed})/` },
    groundFloor.includes(feature)
      ? 'A ground-floor service knows no feature.'
      : 'The street runs one way: only earlier features.',
  )
})

const roof = '^server/(http/|main\\.ts|services\\.ts)'
const shieldFloor = '^server/graphql/(shield|schema|server|permissions|emit-schema)'
const typeFloor = '\\.(type|input|resolver)\\.ts$|^server/graphql/'
const serviceFloor = '\\.service\\.ts$'

module.exports = {
  forbidden: [
    forbid('no-cycles', {}, { circular: true }, 'Relations have one owning side; break the cycle, do not hide it.'),
    forbid(
      'rules-are-pure',
      { path: '^server/workflow/' },
      { pathNot: '^server/workflow/' },
      'The rules import nothing but rules.',
    ),
    forbid(
      'errors-are-ground',
      { path: '^server/errors\\.ts$' },
      { path: '^(server|client)/', pathNot: '^server/workflow/' },
      'Floor 0.',
    ),
    forbid(
      'orm-where-data-is',
      { path: '^server/', pathNot: '\\.(entity|store|loader|service)\\.ts$|^server/database/|^server/main\\.ts$' },
      { path: 'node_modules/@mikro-orm/' },
      'MikroORM only in entities, stores, loaders, services and database/.',
    ),
    forbid(
      'graphql-types-on-their-floor',
      { path: '^server/', pathNot: typeFloor },
      { path: 'node_modules/type-graphql/' },
      'type-graphql only in .type, .input, .resolver and graphql/.',
    ),
    forbid(
      'shield-in-graphql',
      { path: '^server/', pathNot: '^server/graphql/' },
      { path: 'node_modules/(graphql-shield|graphql-middleware)/' },
      'Permissions are wired in one place.',
    ),
    forbid(
      'floor-1-stores',
      { path: '^server/.*\\.(entity|store|loader)\\.ts$' },
      { path: `${serviceFloor}|${typeFloor}|${roof}` },
      'Entities, stores and loaders know nothing above them.',
    ),
    forbid(
      'entity-names-no-store',
      { path: '\\.entity\\.ts$' },
      { path: '\\.(store|loader)\\.ts$' },
      'An entity never names its store.',
    ),
    forbid(
      'floor-2-services',
      { path: serviceFloor },
      { path: `${typeFloor}|${roof}` },
      'Services take a Viewer, never the GraphQL context.',
    ),
    forbid(
      'floor-3-graphql',
      { path: `\\.(type|input|resolver)\\.ts$|^server/graphql/context\\.ts$` },
      { path: `${shieldFloor}|^server/(http/|main\\.ts)` },
      'Types and resolvers know neither the shield nor the schema.',
    ),
    forbid(
      'floor-4-no-roof',
      { path: '^server/graphql/' },
      { path: '^server/(http/|main\\.ts)' },
      'GraphQL does not know HTTP wiring.',
    ),
    forbid(
      'types-hold-no-entity',
      { path: '\\.(type|input)\\.ts$' },
      { path: '\\.(entity|store)\\.ts$' },
      'A type is not an entity.',
    ),
    ...streets,
    forbid('client-apart', { path: '^client/' }, { path: '^(server|migrations)/' }, 'schema.graphql is the only bridge.'),
    forbid('server-apart', { path: '^(server|migrations)/' }, { path: '^(client|tests|scripts)/' }, 'The server stands alone.'),
    forbid('no-barrels', {}, { path: '^(server|client|tests)/.*index\\.(ts|js)$' }, 'Name the file you need.'),
    forbid('resolvable', {}, { couldNotResolve: true }, 'The import leads nowhere.'),
    forbid(
      'production-dependencies',
      { path: '^server/' },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: 'node_modules/@types/' },
      'What the server runs is a dependency, not a devDependency.',
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|client/generated|tests/bench/peer)/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
}
