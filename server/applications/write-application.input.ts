import { Field, ID, InputType, Int } from 'type-graphql'
import { GraphQLUpload, type FileUpload } from 'graphql-upload-minimal'
import { SectionContentInput } from './section-content.input.js'
import type { WrittenSection } from './typed-content.js'

@InputType({ description: 'Begins an application.' })
export class StartApplicationInput {
  @Field(() => ID, { description: 'The campaign (申报年度).' })
  campaignId!: string

  @Field(() => ID, { description: 'The title (申报职称); series and level follow from it.' })
  titleId!: string

  @Field(() => ID, { description: 'Code of the way of acquiring (申报方式).' })
  wayCode!: string

  @Field(() => ID, {
    nullable: true,
    description:
      'An own application of an earlier year to begin with (从上年申报复制): its sections and evidence are taken over.',
  })
  carryFromId?: string | null
}

@InputType({ description: 'Saves one section.' })
export class SaveSectionInput {
  @Field(() => ID, { description: 'The application (申请书).' })
  applicationId!: string

  @Field(() => Int, { description: 'The revision of the section you have read.' })
  revision!: number

  @Field(() => SectionContentInput, { description: 'The section with all it says.' })
  section!: WrittenSection
}

@InputType({ description: 'Attaches a file to a section.' })
export class AttachEvidenceInput {
  @Field(() => ID, { description: 'The application (申请书).' })
  applicationId!: string

  @Field(() => String, { description: 'Key of the section it proves.' })
  sectionKey!: string

  @Field(() => String, { description: 'Which kind of evidence, one of SectionRule.evidence.' })
  label!: string

  @Field(() => ID, {
    nullable: true,
    description: 'The row it proves, of a repeating section; left out: the section as a whole.',
  })
  rowId?: string | null

  @Field(() => GraphQLUpload, { description: 'PDF, JPEG or PNG, at most 10 MB, sent as a GraphQL multipart request.' })
  file!: Promise<FileUpload>
}

@InputType({ description: 'Names an attachment.' })
export class RemoveAttachmentInput {
  @Field(() => ID, { description: 'The attachment.' })
  attachmentId!: string
}
