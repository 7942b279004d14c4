import { Field, ID, InputType, ObjectType } from 'type-graphql'

@ObjectType('ReviewPhrase', { description: 'A comment the viewer keeps at hand (常用语).' })
export class ReviewPhraseType {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string

  @Field(() => String, { description: 'The words.' })
  text!: string
}

@InputType({ description: 'A phrase to keep.' })
export class ReviewPhraseInput {
  @Field(() => String, { description: 'The words, 1 to 200 characters.' })
  text!: string
}

@InputType({ description: 'A phrase to drop.' })
export class RemoveReviewPhraseInput {
  @Field(() => ID, { description: 'The phrase.' })
  phraseId!: string
}
