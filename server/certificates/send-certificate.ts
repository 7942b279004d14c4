import type { Response } from 'express'
import { personOf, sendPrint, type Caller } from '../printing/send-print.js'
import type { CertificatesService } from './certificates.service.js'

/** @param foundAt the address under which the caller has found the platform */
export const printCertificate = (
  caller: Caller & { certificates: CertificatesService },
  id: string,
  foundAt: string,
  res: Response,
): Promise<void> => sendPrint(res, () => caller.certificates.pdf(id, personOf(caller), foundAt))
