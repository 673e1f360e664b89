import { complaintDeadlines, ok } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import { publicly, restricted } from '../fact-of.ts';
import type { Cycle } from '../state.ts';
import type { Complaint } from './state.ts';

/** Taken up whatever it says and whoever says it: a complaint is answered, never weighed at the door. */
export function receiveComplaint(state: Cycle, command: CommandOf<'RECEIVE_COMPLAINT'>, ctx: Context): Decision {
  const matter = command.matter.trim();
  if (matter === '') {
    return refuse(
      'COMPLAINT_WITHOUT_MATTER',
      { zh: '没有写反映的事情。', en: 'It does not say what the complaint is about.' },
      {
        zh: '请写清时间、地点、什么事；不要写自己或别人把票投给了谁。',
        en: 'Say when, where and what; never for whom anybody voted.',
      },
    );
  }
  const name = command.name?.trim() ?? '';
  const contact = command.contact?.trim() ?? '';
  const { tellBy, answerBy } = complaintDeadlines(ctx.on);
  return ok([
    {
      type: 'COMPLAINT_RECEIVED',
      stream: 'CYCLE',
      body: {
        no: state.complaints.length + 1,
        kind: command.kind,
        channel: command.channel,
        anonymous: name === '',
        codeDigest: command.codeDigest,
        tellBy: tellBy.day,
        answerBy: answerBy.day,
      },
      sealed: [
        restricted({
          matter,
          ...(name === '' ? {} : { name }),
          ...(contact === '' ? {} : { contact }),
          evidence: command.evidence,
        }),
      ],
    },
  ]);
}

export function forwardComplaint(state: Cycle, command: CommandOf<'FORWARD_COMPLAINT'>): Decision {
  const open = openComplaint(state, command.no);
  if (!open.ok) return open;
  return ok([
    {
      type: 'COMPLAINT_FORWARDED',
      stream: 'CYCLE',
      body: { no: command.no, to: command.to, letterNo: command.letterNo.trim() },
      sealed: [restricted({ note: command.note.trim() })],
    },
  ]);
}

/** An answer that comes late is still recorded, and says so. It is given once; whoever disagrees complains again. */
export function answerComplaint(state: Cycle, command: CommandOf<'ANSWER_COMPLAINT'>, ctx: Context): Decision {
  const open = openComplaint(state, command.no);
  if (!open.ok) return open;
  const complaint = open.value;
  const answer = command.answer.trim();
  if (answer === '') {
    return refuse(
      'ANSWER_WITHOUT_TEXT',
      { zh: '答复没有内容。', en: 'The answer says nothing.' },
      {
        zh: '请写明查了什么、依据哪一条、结果怎样。',
        en: 'Say what was looked into, by which article, and what was found.',
      },
    );
  }
  if (ctx.on < complaint.receivedOn) {
    return refuse(
      'ANSWER_BEFORE_COMPLAINT',
      {
        zh: `答复日期${ctx.on}早于收到投诉的那天（${complaint.receivedOn}）。`,
        en: `The answer is dated ${ctx.on}, before the complaint (${complaint.receivedOn}).`,
      },
      { zh: '请核对日期。', en: 'Check the date.' },
    );
  }
  const sealed = { answer };
  return ok([
    {
      type: 'COMPLAINT_ANSWERED',
      stream: 'CYCLE',
      body: {
        no: command.no,
        finding: command.finding,
        published: command.published,
        late: ctx.on > complaint.answerBy,
      },
      sealed: [command.published ? publicly(sealed) : restricted(sealed)],
    },
  ]);
}

function openComplaint(
  state: Cycle,
  no: number,
): { readonly ok: true; readonly value: Complaint } | ReturnType<typeof refuse> {
  const complaint = state.complaints.find((c) => c.no === no);
  if (complaint !== undefined && complaint.answer === null) return ok(complaint);
  return refuse(
    'NO_OPEN_COMPLAINT',
    complaint === undefined
      ? { zh: `没有第${no}号投诉。`, en: `There is no complaint ${no}.` }
      : { zh: `第${no}号投诉已经答复。`, en: `Complaint ${no} has been answered.` },
    complaint === undefined
      ? { zh: '请核对编号。', en: 'Check its number.' }
      : {
          zh: '对答复不服的，请另行登记一件投诉，写明是对哪一件的答复不服。',
          en: 'Whoever disagrees complains anew and names the answer.',
        },
  );
}
