import path from 'node:path'
import { createEnv } from '@t3-oss/env-core'
import { z } from 'zod'
import { explainUnwritable, readOrCreate } from './database/embedded-home.js'
import { readNetwork } from './integrations/networks.js'
import { StartRefusal } from './start-refusal.js'

/** Settings of one server process, all from the environment. */
export interface Config {
  host: string
  port: number
  /** PostgreSQL to use; the embedded one of `dataDir` when absent. */
  databaseUrl: string | undefined
  /** A standby of the database, for reads that may lag; none when absent. */
  readDatabaseUrl?: string | undefined
  /** `s3://bucket/prefix?endpoint=…&region=…` or `file:///…`: where uploaded files lie, shared by all nodes; in `dataDir` when absent. */
  fileStore?: string | undefined
  /** Absolute; embedded database, uploaded files and secrets. */
  dataDir: string
  /** Whether demo data belongs into the database. */
  demo: boolean
  /** Key material for encryption of ID numbers and for signing, 32 characters or more. */
  secretKey: string
  /** Where everybody finds the platform, without a slash at the end; where each caller has found it when absent. */
  publicUrl?: string | undefined
  /** Reverse proxies in front whose X-Forwarded-For is believed. */
  trustedProxies: number
  /** CIDR; private networks that webhooks may lead into. */
  webhookNetworks: readonly string[]
  production: boolean
}

const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\/[^/]+\/.+/, 'must look like postgresql://user:password@host:5432/database')

const settings = {
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number('must be a number from 0 to 65535').int().min(0).max(65535).default(4000),
  DATABASE_URL: postgresUrl.optional(),
  READ_DATABASE_URL: postgresUrl.optional(),
  FILE_STORE: z
    .string()
    .regex(/^(s3:\/\/[^/?]+|file:\/\/\/)/, 'must look like s3://bucket/prefix?endpoint=https://… or file:///directory')
    .optional(),
  DATA_DIR: z.string().default('.data'),
  DEMO: z.enum(['0', '1'], 'must be 0 or 1').optional(),
  SECRET_KEY: z.string().min(32, 'must have at least 32 characters').optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be the address of the platform, such as https://review.example.cn' })
    .transform((address) => address.replace(/\/+$/, ''))
    .optional(),
  TRUST_PROXY: z.coerce.number('must be the number of proxies in front').int().min(0).default(0),
  WEBHOOK_ALLOWED_NETWORKS: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .refine((networks) => networks.every(readNetwork), 'must be networks such as 10.1.0.0/16, separated by commas')
    .default([]),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).optional(),
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
}

/** @throws StartRefusal when a setting is missing or not valid, naming it and what it must be */
export async function readConfig(environment: NodeJS.ProcessEnv): Promise<Config> {
  const env = createEnv({
    server: settings,
    runtimeEnv: environment,
    emptyStringAsUndefined: true,
    onValidationError: (issues) => {
      const faults = issues.map(
        (issue) => `${String(issue.path?.[0])} ${issue.message.replace(/^Invalid input: /, 'is not valid, ')}`,
      )
      throw new StartRefusal(`Check the environment: ${faults.join('; ')}.`)
    },
  })
  const production = env.NODE_ENV === 'production'
  const dataDir = path.resolve(env.DATA_DIR)
  if (!env.SECRET_KEY && env.DATABASE_URL && production) {
    throw new StartRefusal(
      'Set SECRET_KEY to the 32 or more random characters that belong to this DATABASE_URL; keep it safe, ID numbers are encrypted with it.',
    )
  }
  return {
    host: env.HOST,
    port: env.PORT,
    databaseUrl: env.DATABASE_URL,
    readDatabaseUrl: env.READ_DATABASE_URL,
    fileStore: env.FILE_STORE,
    dataDir,
    demo: env.DEMO ? env.DEMO === '1' : !env.DATABASE_URL,
    secretKey: env.SECRET_KEY ?? (await explainUnwritable(dataDir, () => readOrCreate(path.join(dataDir, 'secret')))),
    publicUrl: env.PUBLIC_URL,
    trustedProxies: env.TRUST_PROXY,
    webhookNetworks: env.WEBHOOK_ALLOWED_NETWORKS,
    production,
  }
}
