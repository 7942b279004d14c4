/** Jest runs the TypeScript sources as ES modules; one embedded PostgreSQL serves every test file. */
export default {
  rootDir: '..',
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/tests/browser/', '/tests/bench/', '/tests/scale/'],
  testEnvironment: 'node',
  testTimeout: 60_000,
  // Jest would leave one core of two to itself; the files wait for the database more than they compute.
  maxWorkers: 2,
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  setupFiles: ['reflect-metadata'],
  globalSetup: '<rootDir>/tests/support/start-postgres.js',
  globalTeardown: '<rootDir>/tests/support/stop-postgres.js',
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          experimental: { keepImportAttributes: true },
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false },
        },
        module: { type: 'es6' },
      },
    ],
  },
}
