/** What is proposed for the letters; they are written in Chinese, whatever language the screen speaks. */
export const usualAgenda = '听取和审议上届委员会工作报告\n讨论通过选举办法\n选举新一届委员会委员';
export const usualNomination = '党员和群众推荐，本届委员会按照多数党员的意见提出人选，报你委审查同意后提交大会。';
export const usualMethod = '采用无记名投票、差额选举的方式选举委员；书记、副书记由新一届委员会第一次全体会议选举。';
export const usualAttachments = '选举办法（草案）';
export const usualConditions =
  '请按照规定做好人选推荐、资格联审、考察和公示工作，候选人预备人选另行报批。\n严格执行换届纪律，选举结果及时报我委。';
export const usualFinding = '符合任职条件';
