import { shallowReactive } from 'vue'
import type { SectionContentInput, SectionPartsFragment, SectionRulePartsFragment } from '../../generated/graphql.js'
import { draftStore } from './draft-store.js'
import { type EvidenceUploads, evidenceUploads, type UploadPorts } from './evidence-uploads.js'
import { sectionInput } from './section-content.js'
import { type DraftPorts, SectionDraft } from './section-draft.js'

/** One section as it is being worked on. */
export interface Desk {
  draft: SectionDraft
  uploads: EvidenceUploads
}

/** How the desks of one application reach the API. */
export interface DeskPorts {
  save(section: SectionContentInput, revision: number): ReturnType<DraftPorts['save']>
  load(key: string): ReturnType<DraftPorts['load']>
  send(key: string, ...args: Parameters<UploadPorts['send']>): ReturnType<UploadPorts['send']>
}

/** The sections of one application that were opened: each keeps its draft and its uploads while one works on another. */
export function applicationDesks(accountId: string, applicationId: string, ports: DeskPorts) {
  const desks = shallowReactive(new Map<string, Desk>())

  function open(rule: SectionRulePartsFragment, section: SectionPartsFragment): Desk {
    const { key } = section
    const known = desks.get(key)
    if (known) return known
    const draft = new SectionDraft(section, {
      rule,
      store: draftStore(accountId, applicationId, key),
      save: (content, revision) => ports.save(sectionInput(content, rule), revision),
      load: () => ports.load(key),
    })
    const uploads = evidenceUploads({
      // A row just typed is there for its evidence only once it is saved.
      send: async (...args) => {
        await draft.flush()
        return ports.send(key, ...args)
      },
      done: (served) => draft.serve(served),
    })
    const desk = { draft, uploads }
    desks.set(key, desk)
    return desk
  }

  return {
    open,
    /** The newest state of a section: that of its desk, which a save may have moved on since the dossier was read. */
    newest: (section: SectionPartsFragment) => {
      const own = desks.get(section.key)?.draft.view.section
      return own && own.revision >= section.revision ? own : section
    },
    flush: async () => void (await Promise.all([...desks.values()].map(({ draft }) => draft.flush()))),
    unsaved: () => [...desks.values()].some(({ draft }) => draft.unsaved),
    stop: () => desks.forEach(({ draft }) => draft.stop()),
  }
}
