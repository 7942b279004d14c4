/** 筹备中, 已抽取评委, 投票中, 已计票, 公示中, 已决定, 已取消: in this order, the last from the first two. */
export const meetingStages = ['PREPARING', 'SUMMONED', 'VOTING', 'COUNTED', 'POSTED', 'DECIDED', 'CANCELLED'] as const
export type MeetingStage = (typeof meetingStages)[number]
