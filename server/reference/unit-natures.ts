import registry from '../data/org_unit_types_and_checksums.json' with { type: 'json' }

/** 单位性质 as the forms list them. Source: server/data/org_unit_types_and_checksums.json. */
export const unitNatures: readonly string[] = registry.unit_natures
