import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import type { ApplicationRow } from '../applications/application.store.js'
import { ApplicationType } from '../applications/application.type.js'
import { required, type Context } from '../graphql/context.js'
import type { CertificateRow } from './certificate.store.js'
import { CertificateType, CertificateVerificationType } from './certificate.type.js'

@Resolver(() => CertificateType)
export class CertificatesResolver {
  @Query(() => [CertificateType], { description: 'The viewer’s own certificates (我的职称证书), newest first.' })
  myCertificates(@Ctx() context: Context) {
    return context.certificates.myCertificates(required(context))
  }

  @Query(() => CertificateVerificationType, {
    description:
      'Whether a certificate of this number names this person (证书核验). A wrong name and an unknown number get the same answer. Errors: INVALID_INPUT, TOO_MANY_REQUESTS.',
  })
  verifyCertificate(
    @Arg('name', () => String, { description: 'The name on it; how the dot in it is typed does not matter.' }) name: string,
    @Arg('number', () => String, { description: 'Its number (证书编号).' }) number: string,
    @Ctx() { verification, address }: Context,
  ) {
    return verification.verify({ name, number }, address)
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Where its holder fetches it as a PDF with a QR code; null for everybody else.',
  })
  url(@Root() { id, accountId }: CertificateRow, @Ctx() { viewer }: Context): string | null {
    return accountId === viewer?.accountId ? `/print/certificates/${id}.pdf` : null
  }
}

@Resolver(() => ApplicationType)
export class ApplicationCertificateResolver {
  @FieldResolver(() => CertificateType, {
    nullable: true,
    description: 'The certificate it has led to (职称证书); null unless the title was granted.',
  })
  certificate(@Root() { id, status }: ApplicationRow, @Ctx() { loaders }: Context) {
    return status === 'PASSED' ? loaders.certificateOfApplication.load(id) : null
  }
}
