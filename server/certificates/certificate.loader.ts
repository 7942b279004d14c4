import DataLoader from 'dataloader'
import type { CertificateRow, CertificateStore } from './certificate.store.js'

/** The certificate each application has led to, null where there is none. */
export const certificateLoader = (store: CertificateStore) =>
  new DataLoader<string, CertificateRow | null>(async (applicationIds) => {
    const found = new Map((await store.ofApplications(applicationIds)).map((row) => [row.applicationId, row]))
    return applicationIds.map((id) => found.get(id) ?? null)
  })
