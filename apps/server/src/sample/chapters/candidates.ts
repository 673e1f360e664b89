import type { Stage } from '../stage.ts';
import { recordSteps } from './plan.ts';

/** D01–D16: nomination, review, publication, pledges, proxies, the mobile box. */
export async function chooseCandidates(stage: Stage): Promise<void> {
  const { sample, teller } = stage;
  teller.chapter({ zh: '五、候选人', en: '5. The candidates' });
  await recordSteps(stage, [['D01', '第7号公告：提名时间、条件、联系人']]);
  await stage.paper('recChair', 'NOMINATION_CALL', stage.day('D01'));
  await nominateAll(stage);
  const { candidates } = (await stage.view()).cycle;
  const ids = candidates.filter((c) => c.stream === 'RESIDENTS').map((c) => c.id);
  for (const id of ids) {
    for (const unit of ['公安', '纪检监察'])
      await stage.act(
        'reviewer',
        { type: 'REVIEW_CANDIDATE', id, unit, finding: { opinion: 'NO_OBJECTION' } },
        stage.day('D03'),
      );
  }
  const leaver = sample.rec.ranked.findIndex((r) => sample.candidates.some((c) => c.name === r.name)) + 1;
  await stage.expectRefusal(
    'recChair',
    { zh: '试一试：选委会成员被提名还没退出就公布名单', en: 'Try: publish while a committee member stands' },
    { type: 'PUBLISH_CANDIDATES', status: 'PRELIMINARY', order: ids },
    stage.day('D06'),
  );
  await stage.act('clerk', { type: 'WITHDRAW_REC_MEMBER', rank: leaver, reason: 'SELF_NOMINATED' }, stage.day('D04'));
  const substitute = (await stage.view()).cycle.rec?.members.find((m) => m.rank === sample.rec.size + 1);
  teller.line(
    {
      zh: `${sample.rec.ranked[leaver - 1]?.name}退出选举委员会，${substitute?.name}按得票次序递补。`,
      en: `${sample.rec.ranked[leaver - 1]?.name} leaves the election committee; ${substitute?.name} is next in order.`,
    },
    ['JWH25-15'],
  );
  await stage.paper('recChair', `REC_SUBSTITUTE:${leaver}`, stage.day('D04'));
  await recordSteps(stage, [['D05', '党组织推荐人选考察、公示完成']]);
  await stage.act('recChair', { type: 'PUBLISH_CANDIDATES', status: 'PRELIMINARY', order: ids }, stage.day('D06'));
  await stage.paper('recChair', 'CANDIDATES_PRELIMINARY', stage.day('D06'));
  await recordSteps(stage, [['D07', '候选人人数符合差额规定，本次不预选']]);
  await stage.act('recChair', { type: 'DECLARE_RELATIVES', pairs: [] }, stage.day('D08'));
  teller.line(
    {
      zh: '选举委员会核对了候选人之间、候选人与委员会成员之间的近亲属关系：没有。',
      en: 'The election committee asked about near relatives among candidates and members: there are none.',
    },
    ['JWH25-8', 'JWH25-15'],
  );
  await stage.act('recChair', { type: 'PUBLISH_CANDIDATES', status: 'FORMAL', order: ids }, stage.day('D08'));
  teller.line(
    {
      zh: `正式候选人${ids.length}名，应选7名，各职务都是差额。`,
      en: `${ids.length} formal candidates for 7 seats, each post with a surplus.`,
    },
    ['JWH25-18'],
  );
  await stage.paper('recChair', 'CANDIDATES_FORMAL', stage.day('D08'));
  await pledgeAll(stage, ids);
  await introduceAll(stage);
  await recordSteps(stage, [['D10', '候选人与居民见面会2场，每人时间相同，问答有记录']]);
  await prepareVoting(stage);
}

async function nominateAll(stage: Stage): Promise<void> {
  const signatories = Array.from({ length: 12 }, (_, i) => 1000 + i);
  const [first] = stage.sample.candidates.filter((c) => c.by === 'JOINT');
  if (first !== undefined) {
    await stage.expectRefusal(
      'clerk',
      { zh: '试一试：只有9名选民联名提名', en: 'Try: a joint nomination by nine voters' },
      {
        type: 'NOMINATE',
        post: first.post,
        voterNo: first.voterNo,
        by: { kind: 'JOINT_VOTERS', signatories: signatories.slice(0, 9) },
        consent: true,
      },
      stage.day('D02'),
    );
  }
  for (const { post, voterNo, by, education, occupation } of stage.sample.candidates) {
    await stage.act(
      'clerk',
      {
        type: 'NOMINATE',
        post,
        voterNo,
        by:
          by === 'PARTY' ? { kind: 'PARTY', decisionNo: '幸福里党〔2026〕9号' } : { kind: 'JOINT_VOTERS', signatories },
        profile: { education, occupation },
        consent: true,
      },
      stage.day('D02'),
    );
  }
  stage.teller.line(
    {
      zh: `党组织和选民联名共提名${stage.sample.candidates.length}人，都在选民名单上。`,
      en: `${stage.sample.candidates.length} people nominated by the Party organisation and by voters jointly, all on the roll.`,
    },
    ['JWH25-18'],
  );
}

async function pledgeAll(stage: Stage, ids: readonly string[]): Promise<void> {
  for (const id of ids)
    await stage.act(
      'clerk',
      { type: 'RECORD_PLEDGES', id, kinds: ['CANDIDACY', 'MANDATE', 'RESIGNATION'], texts: stage.sample.pledgeTexts },
      stage.day('D09'),
    );
  await stage.act('clerk', { type: 'PUBLISH_PLEDGES', places: stage.sample.places }, stage.day('D09'));
  stage.teller.line(
    {
      zh: '每位候选人作出竞职、创业、辞职三项承诺并公示：先承诺再选举。',
      en: 'Every candidate gives the three pledges, made public: pledges first.',
    },
    ['SEED'],
  );
  await stage.paper('recChair', 'PLEDGES', stage.day('D09'));
}

/** What each wrote and signed, copied by the clerk, checked by the committee; one candidate hands in nothing. */
async function introduceAll(stage: Stage): Promise<void> {
  const { candidates } = (await stage.view()).cycle;
  const evidence = [await stage.evidence('clerk', '自我介绍签名原件.jpg')];
  const written = stage.sample.candidates.flatMap(({ voterNo, introduction }) => {
    const id = candidates.find((c) => c.stream === 'RESIDENTS' && c.voterNo === voterNo)?.id;
    return id === undefined || introduction === undefined ? [] : [{ id, ...introduction }];
  });
  for (const words of written)
    await stage.act('clerk', { type: 'RECORD_INTRODUCTION', ...words, evidence }, stage.day('D09'));
  for (const { id } of written)
    await stage.act('recChair', { type: 'CHECK_INTRODUCTION', id, fault: null }, stage.day('D09'));
  await stage.act('recChair', { type: 'PUBLISH_INTRODUCTIONS' }, stage.day('D09'));
  stage.teller.line(
    {
      zh: `${written.length}名候选人的自我介绍由第二人对照签名原件核对，一起公布；每人篇幅相同，没有交的也留同样的位置。`,
      en: `${written.length} introductions, each checked against its signed paper by a second person, out at once; the same room for all.`,
    },
    ['JWH25-18'],
  );
}

async function prepareVoting(stage: Stage): Promise<void> {
  const { sample, teller } = stage;
  const mandate = [await stage.evidence('clerk', '委托书.pdf')];
  for (const [principal, trustee] of sample.proxies) {
    const give = { type: 'AUTHORISE_PROXY', principal, trustee, evidence: mandate } as const;
    await stage.act('clerk', give, stage.day('D11'));
  }
  const candidate = sample.candidates[0];
  if (candidate !== undefined) {
    await stage.expectRefusal(
      'clerk',
      { zh: '试一试：委托候选人投票', en: 'Try: make a candidate the trustee' },
      { type: 'AUTHORISE_PROXY', principal: 77, trustee: candidate.voterNo, evidence: mandate },
      stage.day('D11'),
    );
  }
  await stage.act('recChair', { type: 'PUBLISH_PROXIES' }, stage.day('D11'));
  await stage.paper('recChair', 'PROXIES', stage.day('D11'));
  const { box, basis, route, staff, firstVoterNo, voters } = sample.mobileBox;
  const list = Array.from({ length: voters }, (_, i) => ({ voterNo: firstVoterNo + i, reason: 'IMMOBILE' as const }));
  await stage.act('recChair', { type: 'APPROVE_MOBILE_BOX', box, basis, route, staff, voters: list }, stage.day('D12'));
  await stage.act('recChair', { type: 'PUBLISH_BOX_LIST', box }, stage.day('D12'));
  teller.line(
    {
      zh: `委托${sample.proxies.length}件已公布；流动票箱${box}服务${voters}名行动不便选民，三名监票人同行。`,
      en: `${sample.proxies.length} proxies published; mobile box ${box} for ${voters} voters, three scrutineers along.`,
    },
    ['JWH25-19'],
  );
  await stage.paper('recChair', 'MOBILE_VOTERS', stage.day('D12'));
  await stage.act('recChair', { type: 'NAME_SCRIBES', stations: sample.scribes }, stage.day('D13'));
  await stage.paper('recChair', 'SCRIBES', stage.day('D13'));
  await recordSteps(stage, [
    ['D13', '监票、计票、唱票、发票、代写人员确定并培训，回避声明齐全'],
    ['D14', '第10号公告：投票时间、地点、票箱'],
    ['D16', '第15号公告：无效票认定规则'],
  ]);
  await stage.paper('recChair', 'POLLING', stage.day('D14'));
  await stage.paper('recChair', 'INVALID_BALLOT_RULES', stage.day('D16'));
}
