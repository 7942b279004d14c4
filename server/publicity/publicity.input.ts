import { Field, ID, InputType } from 'type-graphql'
import { GraphQLLocalDate } from 'graphql-scalars'
import { GraphQLUpload, type FileUpload } from 'graphql-upload-minimal'
import type { ObjectionOutcome } from '../workflow/publicity.js'
import { ObjectionOutcomeEnum } from './publicity.type.js'

@InputType({ description: 'A posting to record (公示).' })
export class OpenPublicityInput {
  @Field(() => [ID], { description: 'The applications on the list in its order, 1 to 200, of publicityCandidates.' })
  applicationIds!: string[]

  @Field(() => String, { description: 'Where it is posted (公示地点), up to 200 characters.' })
  place!: string

  @Field(() => GraphQLLocalDate, { description: 'The day it is posted, in Asia/Shanghai; it does not count.' })
  startsOn!: string

  @Field(() => GraphQLLocalDate, { description: 'The last day, in Asia/Shanghai; at least 5 working days after startsOn.' })
  endsOn!: string
}

@InputType({ description: 'A photo of a posting (公示照片).' })
export class AddPublicityPhotoInput {
  @Field(() => ID, { description: 'The posting.' })
  publicityId!: string

  @Field(() => String, { nullable: true, description: 'What it shows, up to 100 characters.' })
  caption?: string | null

  @Field(() => GraphQLUpload, { description: 'JPEG or PNG, at most 10 MB, sent as a GraphQL multipart request.' })
  file!: Promise<FileUpload>
}

@InputType({ description: 'Names a photo of a posting.' })
export class RemovePublicityPhotoInput {
  @Field(() => ID, { description: 'The photo.' })
  photoId!: string
}

@InputType({ description: 'An objection to write down (异议).' })
export class RecordObjectionInput {
  @Field(() => ID, { description: 'The posting.' })
  publicityId!: string

  @Field(() => ID, { nullable: true, description: 'Whom on the list it is about; left out: the whole list.' })
  applicationId?: string | null

  @Field(() => String, { description: 'Who objects (异议人), up to 100 characters; 匿名 where the person does not say.' })
  raisedBy!: string

  @Field(() => String, { description: 'What is objected, up to 2,000 characters.' })
  content!: string

  @Field(() => GraphQLLocalDate, { description: 'The day it was received, in Asia/Shanghai.' })
  receivedOn!: string
}

@InputType({ description: 'What became of an objection (处理情况).' })
export class HandleObjectionInput {
  @Field(() => ID, { description: 'The objection.' })
  objectionId!: string

  @Field(() => ObjectionOutcomeEnum, { description: 'Whether it was right.' })
  outcome!: ObjectionOutcome

  @Field(() => String, { description: 'What was found and done, up to 2,000 characters.' })
  handling!: string
}

@InputType({ description: 'Ends a posting.' })
export class ClosePublicityInput {
  @Field(() => ID, { description: 'The posting.' })
  publicityId!: string

  @Field(() => String, { description: 'The conclusion (公示结论), up to 1,000 characters.' })
  conclusion!: string
}
