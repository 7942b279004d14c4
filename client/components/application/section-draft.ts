import { reactive } from 'vue'
import type { Refusal } from '../../app/refusal.js'
import type { SectionPartsFragment, SectionRulePartsFragment } from '../../generated/graphql.js'
import type { Answer } from '../review/answer.js'
import type { DraftStore, StoredDraft } from './draft-store.js'
import { contentToSave, plainContent, sameContent, withDerived, type SectionContent } from './section-content.js'

export type SaveState = 'clean' | 'waiting' | 'saving' | 'saved' | 'offline' | 'conflict' | 'refused'

/** What the draft needs from its surroundings. */
export interface DraftPorts {
  rule: SectionRulePartsFragment
  store: DraftStore
  save(content: SectionContent, revision: number): Promise<Answer<SectionPartsFragment>>
  /** The section as it stands on the server now; undefined when there is no answer. */
  load(): Promise<SectionPartsFragment | undefined>
  now?: () => Date
}

/** Milliseconds from the first unsaved change to the save; together with the request it stays under 2 s. */
export const saveAfter = 1200
/** Milliseconds between attempts while there is no network. */
export const retryEvery = 5000

/**
 * One section being written: saves itself after a change, survives a lost network, and tells a real conflict
 * (somebody else changed the content) from a revision that only moved on (an attachment was added).
 */
export class SectionDraft {
  readonly view = reactive({
    content: { values: {}, rows: [] } as SectionContent,
    section: undefined as SectionPartsFragment | undefined,
    state: 'clean' as SaveState,
    savedAt: undefined as Date | undefined,
    refusal: undefined as Refusal | undefined,
    theirs: undefined as SectionPartsFragment | undefined,
  })
  private base: SectionPartsFragment
  private timer: ReturnType<typeof setTimeout> | undefined
  private running: Promise<void> | undefined

  constructor(
    section: SectionPartsFragment,
    private readonly ports: DraftPorts,
  ) {
    this.base = section
    this.view.section = section
    this.view.content = contentOf(section)
    const stored = ports.store.read()
    if (stored && !section.locked) this.takeUp(stored, section)
  }

  /** Words left in the store by a lost network or a reload. */
  private takeUp(stored: StoredDraft, section: SectionPartsFragment) {
    if (sameContent(stored, contentOf(section), this.ports.rule)) return this.ports.store.clear()
    this.view.content = withDerived(copyOf(stored), contentOf(section), this.ports.rule)
    this.ports.store.write({ ...contentToSave(this.view.content, this.ports.rule), revision: stored.revision })
    if (stored.revision === section.revision) this.schedule(0)
    else this.disagree(section)
  }

  get unsaved(): boolean {
    return !['clean', 'saved'].includes(this.view.state)
  }

  change(content: SectionContent) {
    this.view.content = content
    this.ports.store.write({ ...contentToSave(content, this.ports.rule), revision: this.base.revision })
    if (this.view.state === 'conflict') return
    if (this.view.state !== 'saving') this.view.state = 'waiting'
    this.schedule(saveAfter)
  }

  /** The server's section after something else changed it (an attachment): what is typed stays. */
  serve(section: SectionPartsFragment) {
    const typed = this.unsaved
    const served = contentOf(section)
    const content = typed ? withDerived(this.view.content, served, this.ports.rule) : served
    if (typed && !sameContent(served, contentOf(this.base), this.ports.rule)) return this.disagree(section)
    this.base = section
    this.view.section = section
    this.view.content = content
  }

  /** Saves what is waiting, now. Resolves when nothing is on its way any more. */
  async flush(): Promise<void> {
    if (this.running) await this.running
    if (this.view.state === 'waiting' || this.view.state === 'offline') {
      this.running = this.saveNow().finally(() => (this.running = undefined))
      await this.running
    }
  }

  /** In a conflict: give up what I typed. */
  takeTheirs() {
    if (!this.view.theirs) return
    this.ports.store.clear()
    this.settle(this.view.theirs)
    this.view.content = contentOf(this.view.theirs)
    this.view.state = 'clean'
    this.view.theirs = undefined
  }

  /** In a conflict: save what I typed over theirs, having seen both. */
  async keepMine() {
    if (!this.view.theirs) return
    this.base = this.view.theirs
    this.view.theirs = undefined
    this.view.state = 'waiting'
    await this.flush()
  }

  /** Stops the clock; what is unsaved stays in the store. */
  stop() {
    clearTimeout(this.timer)
    this.timer = undefined
  }

  private schedule(after: number) {
    if (this.timer) return
    this.timer = setTimeout(() => {
      this.timer = undefined
      void this.flush()
    }, after)
    if (this.view.state === 'clean') this.view.state = 'waiting'
  }

  private async saveNow(): Promise<void> {
    this.stop()
    this.view.state = 'saving'
    const sent = contentToSave(this.view.content, this.ports.rule)
    const answer = await this.ports.save(sent, this.base.revision)
    if ('value' in answer) return this.saved(answer.value, sent)
    this.view.refusal = answer.refusal
    if (answer.refusal.code === 'OFFLINE') {
      this.view.state = 'offline'
      this.schedule(retryEvery)
    } else if (answer.refusal.code === 'STALE_REVISION') await this.compare()
    else this.view.state = 'refused'
  }

  private saved(section: SectionPartsFragment, sent: SectionContent) {
    const typedMeanwhile = !sameContent(this.view.content, sent, this.ports.rule)
    this.settle(section)
    this.view.content = withDerived(this.view.content, contentOf(section), this.ports.rule)
    this.view.savedAt = this.ports.now?.() ?? new Date()
    if (typedMeanwhile) {
      this.view.state = 'waiting'
      this.ports.store.write({ ...contentToSave(this.view.content, this.ports.rule), revision: section.revision })
      this.schedule(saveAfter)
    } else {
      this.view.state = 'saved'
      this.ports.store.clear()
    }
  }

  private async compare(): Promise<void> {
    const theirs = await this.ports.load()
    if (!theirs) {
      this.view.state = 'offline'
      return this.schedule(retryEvery)
    }
    const served = contentOf(theirs)
    if (sameContent(served, this.view.content, this.ports.rule)) return this.saved(theirs, this.view.content)
    if (!sameContent(served, contentOf(this.base), this.ports.rule)) return this.disagree(theirs)
    this.settle(theirs)
    this.view.state = 'waiting'
    this.schedule(0)
  }

  private disagree(theirs: SectionPartsFragment) {
    this.stop()
    this.view.theirs = theirs
    this.view.state = 'conflict'
  }

  private settle(section: SectionPartsFragment) {
    this.base = section
    this.view.section = section
    this.view.refusal = undefined
  }
}

const contentOf = (section: SectionPartsFragment): SectionContent => plainContent(section.content)

function copyOf(content: SectionContent): SectionContent {
  return { values: { ...content.values }, rows: content.rows.map((row) => ({ ...row })) }
}
