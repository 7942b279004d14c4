import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { enumOf } from '../graphql/enums.js'
import type { Feature } from '../workflow/features.js'
import { PublishNoticeInput } from './notice.input.js'

export const FeatureEnum = enumOf<Feature>('Feature', 'A function that the region office can switch (功能开关).', {
  PUBLICITY: '上传公示照片: postings inside a unit and their evidence.',
})

@ObjectType('FeatureSwitch', { description: 'Whether a function is open (功能开关). A closed one refuses with FEATURE_OFF.' })
export class FeatureSwitchType {
  @Field(() => FeatureEnum, { description: 'The function.' })
  feature!: Feature

  @Field(() => Boolean, { description: 'true: open to everybody who may use it.' })
  on!: boolean

  @Field(() => String, { nullable: true, description: 'Who switched it last; null: nobody ever has.' })
  changedByName!: string | null

  @Field(() => Date, { nullable: true, description: 'When it was switched last (UTC).' })
  changedAt!: Date | null

  @Field(() => ID, { nullable: true, description: 'The notice that announced the last switching (通知公告).' })
  noticeId!: string | null

  @Field(() => String, { nullable: true, description: 'The title of that notice.' })
  noticeTitle!: string | null
}

@InputType({ description: 'Opens or closes a function (功能开关).' })
export class FeatureSwitchInput {
  @Field(() => FeatureEnum, { description: 'The function.' })
  feature!: Feature

  @Field(() => Boolean, { description: 'true: open.' })
  on!: boolean

  @Field(() => PublishNoticeInput, { nullable: true, description: 'A notice that is published with it (通知公告).' })
  announcement?: PublishNoticeInput | null
}
