import { must, type Stage } from '../stage.ts';
import { recordSteps } from './plan.ts';

/** C00–C10: the election committee, the roll from a real file, one objection decided, the roll frozen. */
export async function registerVoters(stage: Stage): Promise<void> {
  const { sample, teller } = stage;
  teller.chapter({ zh: '四、选举委员会和选民登记', en: '4. The election committee and the roll' });
  await stage.act(
    'clerk',
    { type: 'SETTLE_MODE', votingMode: 'ALL_VOTERS', seats: sample.seats, meeting: sample.meeting },
    stage.day('C00'),
  );
  await stage.act(
    'clerk',
    { type: 'ELECT_REC', size: sample.rec.size, meeting: sample.meeting, ranked: sample.rec.ranked },
    stage.day('C01'),
  );
  await stage.act('clerk', { type: 'CHOOSE_REC_CHAIR', rank: sample.rec.chairRank }, stage.day('C02'));
  teller.line(
    {
      zh: `居民代表会议应到${sample.meeting.entitled}人、实到${sample.meeting.present}人，推选选举委员会${sample.rec.size}人，得票次序存档备递补。`,
      en: `The representatives' meeting (${sample.meeting.present} of ${sample.meeting.entitled}) elects a committee of ${sample.rec.size}; the order of votes is kept.`,
    },
    ['JWH25-15', 'JWH25-29'],
  );
  await stage.act('recChair', { type: 'RECORD_ARRANGEMENTS', arrangements: sample.arrangements }, stage.day('C02'));
  await stage.paper('recChair', 'REC_LIST', stage.day('C01'));
  await recordSteps(stage, [
    ['C03', '选举办法和日程经居民代表会议通过'],
    ['C04', '第3号公告已张贴'],
  ]);
  await stage.paper('recChair', 'ELECTION_DAY', stage.day('C03'));
  await stage.paper('recChair', 'VOTER_REGISTRATION', stage.day('C04'));
  await importAndPublish(stage);
  await objectAndFreeze(stage);
  await recordSteps(stage, [['C10', '选民证按册发放，号码不印在选票上']]);
}

async function importAndPublish(stage: Stage): Promise<void> {
  const { teller, clients, id, sample } = stage;
  const check = must(await clients.clerk.checkRoll(id, 'roll.csv', stage.roll));
  teller.line(
    {
      zh: `读入登记册${check.rows}行：直接接受${check.accepted}，更正${check.corrected}，待人工${check.needsHuman}，不接受${check.rejected}。`,
      en: `The register has ${check.rows} rows: ${check.accepted} accepted, ${check.corrected} corrected, ${check.needsHuman} for a person, ${check.rejected} rejected.`,
    },
    ['JWH25-16'],
  );
  must(await clients.clerk.importRoll(id, check.file.sha256, stage.day('C05')));
  await confirmWorkers(stage);
  const publish = {
    type: 'PUBLISH_ROLL',
    places: sample.places,
    evidence: [await stage.evidence('clerk', '选民名单张贴.jpg')],
    postedAt: '09:00',
  } as const;
  await stage.expectRefusal(
    'recChair',
    { zh: '试一试：选举日前19天才公布名单', en: 'Try: publish the roll 19 days before election day' },
    publish,
    '2026-12-01' as typeof sample.electionDay,
  );
  await stage.act('recChair', publish, stage.day('C07'));
  const { roll } = (await stage.view()).cycle;
  if (roll.stage === 'PUBLISHED') {
    teller.line(
      {
        zh: `${roll.publishedOn}公布选民${roll.listed}名；申诉到${roll.objectionUntil}为止。`,
        en: `${roll.listed} voters published on ${roll.publishedOn}; objections until ${roll.objectionUntil}.`,
      },
      ['JWH25-17'],
    );
  }
  await stage.paper('recChair', 'VOTER_ROLL', stage.day('C07'));
}

/** Community workers who live elsewhere: they applied, have worked here for half a year, and the committee confirms them. */
async function confirmWorkers(stage: Stage): Promise<void> {
  const numbers = (await stage.view()).cycle.unconfirmedWorkers;
  if (numbers.length === 0) return;
  const workedSince = stage.sample.workersSince;
  await stage.act(
    'recChair',
    {
      type: 'CONFIRM_WORKERS',
      workers: numbers.map((voterNo) => ({ voterNo, workedSince })),
      evidence: [await stage.evidence('clerk', '社区工作者申请和确认记录.pdf')],
    },
    stage.day('C05'),
  );
  stage.teller.line(
    {
      zh: `${numbers.length}名户籍不在本社区的社区工作者本人申请、工作满六个月，选举委员会确认登记。`,
      en: `${numbers.length} community workers from elsewhere applied, have worked here for six months, and are confirmed.`,
    },
    ['JWH25-16'],
  );
}

async function objectAndFreeze(stage: Stage): Promise<void> {
  const { sample, teller } = stage;
  const { petitioner, about, grounds, basis, add } = sample.objection;
  const filedOn = nextDay(stage.day('C07'), 2);
  await stage.act('clerk', { type: 'FILE_OBJECTION', kind: 'OMITTED', petitioner, about, grounds }, filedOn);
  const until = (await stage.view()).cycle.objections[0]?.rulingUntil;
  await stage.expectRefusal(
    'recChair',
    { zh: '试一试：申诉还没处理就封册', en: 'Try: freeze the roll with an objection open' },
    { type: 'FREEZE_ROLL' },
    stage.day('C09'),
  );
  await stage.act(
    'recChair',
    { type: 'DECIDE_OBJECTION', no: 1, decision: 'UPHELD', basis, add: { ...add, voterNo: 0 }, places: sample.places },
    nextDay(filedOn, 1),
  );
  teller.line(
    {
      zh: `${filedOn}收到漏登申诉，最迟${until}决定；次日查实补登，名单${(await stage.view()).cycle.roll.listed}名。`,
      en: `Objection of ${filedOn} (due ${until}) upheld the next day: ${(await stage.view()).cycle.roll.listed} voters.`,
    },
    ['JWH25-17'],
  );
  await stage.paper('recChair', 'OBJECTION_RULING:1', nextDay(filedOn, 1));
  await stage.act('recChair', { type: 'FREEZE_ROLL' }, stage.day('C09'));
  teller.line({ zh: `${stage.day('C09')}封册，此后不能增减。`, en: `The roll is frozen on ${stage.day('C09')}.` });
}

/** Days on, in calendar days; enough for a story, the law's own counting is the rulebook's. */
function nextDay(day: ReturnType<Stage['day']>, days: number): ReturnType<Stage['day']> {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10) as ReturnType<Stage['day']>;
}
