import type { Services } from '../services.js'

/** DataLoaders of one request; each feature adds its own. */
export function createLoaders(services: Services) {
  void services
  return {}
}

export type Loaders = ReturnType<typeof createLoaders>
