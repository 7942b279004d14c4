import { Field, ID, InputType, Int } from 'type-graphql'
import { GraphQLJSONObject } from 'graphql-scalars'
import { GraphQLUpload, type FileUpload } from 'graphql-upload-minimal'

@InputType({ description: 'Begins an application.' })
export class StartApplicationInput {
  @Field(() => ID, { description: 'The campaign (申报年度).' })
  campaignId!: string

  @Field(() => ID, { description: 'The title (申报职称); series and level follow from it.' })
  titleId!: string

  @Field(() => ID, { description: 'Code of the way of acquiring (申报方式).' })
  wayCode!: string
}

@InputType({ description: 'Saves one section.' })
export class SaveSectionInput {
  @Field(() => ID, { description: 'The application (申请书).' })
  applicationId!: string

  @Field(() => String, { description: 'Key of the section.' })
  key!: string

  @Field(() => Int, { description: 'The revision of the section you have read.' })
  revision!: number

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description: 'All values of a section that does not repeat, empty ones left out; left out as a whole, they stay.',
  })
  values?: Record<string, unknown> | null

  @Field(() => [GraphQLJSONObject], {
    nullable: true,
    description: 'All rows of a repeating section; left out as a whole, they stay.',
  })
  rows?: Record<string, unknown>[] | null
}

@InputType({ description: 'Attaches a file to a section.' })
export class AttachEvidenceInput {
  @Field(() => ID, { description: 'The application (申请书).' })
  applicationId!: string

  @Field(() => String, { description: 'Key of the section it proves.' })
  sectionKey!: string

  @Field(() => String, { description: 'Which kind of evidence, one of SectionRule.evidence.' })
  label!: string

  @Field(() => GraphQLUpload, { description: 'PDF, JPEG or PNG, at most 10 MB, sent as a GraphQL multipart request.' })
  file!: Promise<FileUpload>
}

@InputType({ description: 'Names an attachment.' })
export class RemoveAttachmentInput {
  @Field(() => ID, { description: 'The attachment.' })
  attachmentId!: string
}
