import type { Database } from '../database/database.js'
import { DomainError, refuseFaults } from '../errors.js'
import { InputFaults } from '../reference/input-faults.js'
import { isUuid } from '../reference/uuid.js'
import type { Viewer } from '../workflow/who-may.js'
import { ReviewPhraseStore, type ReviewPhraseRow } from './review-phrase.store.js'

const longestPhrase = 200
const mostPhrases = 50

/** 常用语: each reviewer's own standard comments. Nobody else sees them, so they leave no trace in the audit. */
export class ReviewPhrasesService {
  private readonly store = new ReviewPhraseStore()

  constructor(private readonly db: Database) {}

  phrases(viewer: Viewer): Promise<ReviewPhraseRow[]> {
    return this.store.ofAccount(this.db, viewer.accountId)
  }

  /** @throws DomainError INVALID_INPUT; 50 phrases at most */
  addReviewPhrase(input: { text: string }, viewer: Viewer): Promise<ReviewPhraseRow[]> {
    const faults = new InputFaults()
    const text = faults.text('text', input.text, { max: longestPhrase, required: true }) ?? ''
    faults.refuse()
    return this.db.transaction(async (tx) => {
      await this.store.add(tx, viewer.accountId, text)
      const phrases = await this.store.ofAccount(tx, viewer.accountId)
      if (phrases.length > mostPhrases) refuseFaults([{ field: 'text', code: 'TOO_MANY' }])
      return phrases
    })
  }

  /** @throws DomainError NOT_FOUND also for somebody else's */
  removeReviewPhrase(phraseId: string, viewer: Viewer): Promise<ReviewPhraseRow[]> {
    return this.db.transaction(async (tx) => {
      const gone = isUuid(phraseId) && (await this.store.remove(tx, viewer.accountId, phraseId))
      if (!gone) throw new DomainError('NOT_FOUND', { cure: 'reload', who: 'YOU' })
      return this.store.ofAccount(tx, viewer.accountId)
    })
  }
}
