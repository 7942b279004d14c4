import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import S3rver from '@20minutes/s3rver'

/** An S3-compatible store of its own, with one empty bucket. */
export interface Bucket {
  /** For FILE_STORE. */
  url: string
  /** The environment a client of it needs. */
  keys: Record<string, string>
  close: () => Promise<void>
}

export async function openBucket(): Promise<Bucket> {
  const directory = await mkdtemp(path.join(tmpdir(), 'bucket-'))
  const configureBuckets = [{ name: 'review-files' }]
  // It reckons the signature of a listing otherwise than the S3 client does.
  const lenient = { silent: true, allowMismatchedSignatures: true }
  const server = new S3rver({ address: '127.0.0.1', port: 0, ...lenient, directory, configureBuckets })
  const { port } = await server.run()
  return {
    url: `s3://review-files/region?endpoint=http://127.0.0.1:${port}`,
    keys: { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' },
    close: async () => {
      await server.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
