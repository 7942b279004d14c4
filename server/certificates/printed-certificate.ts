import path from 'node:path'
import type { CertificateRow } from './certificate.store.js'

export const certificateTemplate = path.join(import.meta.dirname, 'certificate.typ')

/** Everything the template prints. */
interface PrintedCertificate {
  name: string
  number: string
  facts: { label: string; value: string }[]
  committee: string
  /** YYYY年M月D日 */
  grantedOn: string
  /** Where a person types name and number. */
  page: string
  /** The same page with the number filled in: what the code says. */
  link: string
  /** SVG */
  code: string
}

/** Where anybody verifies a certificate; the name is not in it, so that it reveals nothing to whoever finds only the address. */
const verificationLink = (platform: string, number: string): string => `${platform}/verify?number=${number}`

/** @param platform its address without a slash at the end */
export async function printedCertificate(row: CertificateRow, platform: string): Promise<PrintedCertificate> {
  // Only those who print need it.
  const { renderSVG } = await import('uqr')
  const link = verificationLink(platform, row.number)
  const [year, month, day] = row.grantedOn.split('-').map(Number)
  return {
    name: row.personName,
    number: row.number,
    facts: [
      { label: '姓名', value: row.personName },
      { label: '工作单位', value: row.unitName },
      { label: '职称系列', value: row.seriesName },
      { label: '职称级别', value: row.levelName },
      { label: '职称名称', value: row.titleName },
    ],
    committee: row.committeeName,
    grantedOn: `${year}年${month}月${day}日`,
    page: `${platform}/verify`,
    link,
    code: renderSVG(link, { ecc: 'M', border: 4 }),
  }
}
