import { refusal, type Refusal } from './refusal.js'

/** Functions the region office can switch. Source: S51. */
export const features = ['PUBLICITY'] as const
export type Feature = (typeof features)[number]

/** Which function a field of the API belongs to; what is not named here cannot be switched off. */
const featureByField: Readonly<Record<string, Feature>> = {
  publicities: 'PUBLICITY',
  publicityCandidates: 'PUBLICITY',
  openPublicity: 'PUBLICITY',
  addPublicityPhoto: 'PUBLICITY',
  removePublicityPhoto: 'PUBLICITY',
  recordObjection: 'PUBLICITY',
  handleObjection: 'PUBLICITY',
  closePublicity: 'PUBLICITY',
}

export const featureOf = (field: string): Feature | undefined => featureByField[field]

export const refuseFeature = (feature: Feature | undefined, off: ReadonlySet<string>): Refusal | undefined =>
  feature && off.has(feature) ? refusal('FEATURE_OFF', 'none', 'REGION_OFFICE') : undefined
