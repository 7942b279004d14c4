import { contentHash } from '../applications/content-hash.js'
import type { StoredFileRow } from '../files/stored-file.store.js'
import { evidenceKinds } from '../workflow/section-choices.js'
import { emptyContent, type SectionContent } from '../workflow/section-content.js'
import { sectionRules } from '../workflow/section-rules.js'
import type { DemoApplication } from './demo-applications.js'
import { untouchedSection, writtenSections } from './demo-content.js'

export const diplomaName = '毕业证书.png'
export const hasDiploma = ({ written }: DemoApplication) => written === 'all'

/** A section of one version. */
export interface DemoSection {
  key: string
  content: SectionContent
  contentHash: string
  /** The applicant wrote something. */
  touched: boolean
  /** The diploma is attached. */
  attached: boolean
  /** The hashes it had before: right after the application was started, and before the diploma was attached. */
  untouchedHash: string
  hashWithoutFiles: string
}

const begun = ['commitment', 'basic']
const hashOfNothing = contentHash(emptyContent(), [])
/** Hashing is most of the work, and each version is asked for by its rows, its verdicts and its history. */
const made = new WeakMap<DemoApplication, Map<number, DemoSection[]>>()

/** Content and hash of every section as of a version; version 1 also stands for a draft. */
export function sectionsOf(application: DemoApplication, version: number, scan: StoredFileRow): DemoSection[] {
  const versions = made.get(application) ?? new Map<number, DemoSection[]>()
  made.set(application, versions)
  const sections = versions.get(version) ?? makeSections(application, version, scan)
  versions.set(version, sections)
  return sections
}

function makeSections(application: DemoApplication, version: number, scan: StoredFileRow): DemoSection[] {
  const written = writtenSections(application.writer, version)
  return sectionRules.map(({ key }) => {
    const untouched = untouchedSection(key, application.writer)
    const untouchedHash = key === 'basic' ? contentHash(untouched, []) : hashOfNothing
    const content = application.written === 'all' || begun.includes(key) ? written[key] : undefined
    if (!content)
      return { key, content: untouched, contentHash: untouchedHash, touched: false, attached: false, ...same(untouchedHash) }
    const hashWithoutFiles = contentHash(content, [])
    const attached = key === 'education' && hasDiploma(application)
    const file = { label: evidenceKinds.diploma, name: diplomaName, sha256: scan.sha256 }
    const hash = attached ? contentHash(content, [file]) : hashWithoutFiles
    return { key, content, contentHash: hash, touched: true, attached, untouchedHash, hashWithoutFiles }
  })
}

const same = (hash: string) => ({ untouchedHash: hash, hashWithoutFiles: hash })
