/**
 * Keeps a copy of the applications one may see: begins with all of them, then only what has changed, with nothing missed and
 * nothing told twice. The key needs the scope READ_APPLICATIONS. The types come from `schema.graphql` by code generation
 * (see `codegen.ts`); these two are what the query below selects.
 */
export interface Copied {
  id: string
  status: 'DRAFT' | 'RETURNED' | 'WITH_UNIT' | 'WITH_COMMITTEE' | 'ACCEPTED' | 'PASSED' | 'NOT_PASSED' | 'ENDED'
  revision: number
}

interface Answer {
  data?: {
    applicationChanges: {
      changes: { applicationId: string; application: Copied | null }[]
      cursor: string
      hasMore: boolean
    }
  }
  errors?: { message: string; extensions: { code: string } }[]
}

const query = `query ($after: String) {
  applicationChanges(after: $after, first: 100) {
    changes { applicationId application { id status revision } }
    cursor
    hasMore
  }
}`

/** What a follower has to keep between two calls, such as in its own database. */
export interface Copy {
  applications: Map<string, Copied>
  cursor: string | null
}

/**
 * Brings the copy up to date; call it as often as you like.
 * @throws Error beginning with the code of the refusal
 */
export async function follow(server: string, token: string, copy: Copy): Promise<void> {
  for (let more = true; more;) {
    const response = await fetch(new URL('/graphql', server), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { after: copy.cursor } }),
    })
    const { data, errors } = (await response.json()) as Answer
    const [refusal] = errors ?? []
    if (refusal) throw new Error(`${refusal.extensions.code}: ${refusal.message}`)
    if (!data) throw new Error(`HTTP ${response.status}`)
    const { changes, cursor, hasMore } = data.applicationChanges
    for (const { applicationId, application } of changes) {
      if (application) copy.applications.set(applicationId, application)
      else copy.applications.delete(applicationId)
    }
    // Kept together with what it stands for: a follower that stops here goes on here.
    copy.cursor = cursor
    more = hasMore
  }
}
