import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import type { S3Client } from '@aws-sdk/client-s3'
import { BytesMissing, type ByteRange, type FileStore, type StoredBytes } from './file-store.js'

/** Loaded by whoever has a bucket: it would cost every other start a tenth of a second. */
const library = () => import('@aws-sdk/client-s3')

/**
 * Stored bytes in an S3-compatible bucket, which all nodes share: `s3://bucket/prefix`, with `?endpoint=…` for a store that
 * is not Amazon's and `?region=…`. The keys come as AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or as that library finds them.
 */
export class FileBucket implements FileStore {
  private readonly bucket: string
  private readonly prefix: string
  private client: Promise<S3Client> | undefined

  constructor(private readonly url: URL) {
    this.bucket = url.hostname
    this.prefix = url.pathname.replace(/^\/|\/$/g, '').replace(/(.)$/, '$1/')
  }

  async put(key: string, path: string): Promise<void> {
    const { PutObjectCommand } = await library()
    const { size } = await stat(path)
    const body = createReadStream(path)
    await (await this.connected()).send(new PutObjectCommand({ ...this.at(key), Body: body, ContentLength: size }))
  }

  async read(key: string, range?: ByteRange): Promise<Readable> {
    const { GetObjectCommand } = await library()
    const part = range && { Range: `bytes=${range.start}-${range.end}` }
    try {
      const { Body } = await (await this.connected()).send(new GetObjectCommand({ ...this.at(key), ...part }))
      return Body as Readable
    } catch (error) {
      throw (error as Error).name === 'NoSuchKey' ? new BytesMissing(key) : error
    }
  }

  async remove(key: string): Promise<void> {
    const { DeleteObjectCommand } = await library()
    await (await this.connected()).send(new DeleteObjectCommand(this.at(key)))
  }

  async *list(): AsyncGenerator<StoredBytes> {
    const { paginateListObjectsV2 } = await library()
    const where = { Bucket: this.bucket, Prefix: this.prefix }
    for await (const { Contents = [] } of paginateListObjectsV2({ client: await this.connected() }, where))
      for (const { Key = '', LastModified = new Date() } of Contents)
        yield { key: Key.slice(this.prefix.length), at: LastModified }
  }

  private at(key: string) {
    return { Bucket: this.bucket, Key: `${this.prefix}${key}` }
  }

  private connected(): Promise<S3Client> {
    this.client ??= library().then(({ S3Client }) => {
      const { endpoint, region = 'us-east-1' } = Object.fromEntries(this.url.searchParams)
      return new S3Client({
        region,
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
        // Stores other than Amazon's have no name per bucket.
        ...(endpoint && { endpoint, forcePathStyle: true }),
      })
    })
    return this.client
  }
}
