/** How applicants are counted. */
export const sexes = ['FEMALE', 'MALE'] as const
export type Sex = (typeof sexes)[number]

/** Age in whole years at the end of the year one files in; each band is named by its first year. */
export const ageBands = ['UP_TO_30', 'FROM_31', 'FROM_36', 'FROM_41', 'FROM_46', 'FROM_51', 'FROM_56'] as const
export type AgeBand = (typeof ageBands)[number]
