import type { IsoDate, Refusal, Result, Rulebook, Text } from '@mingxuan/rulebook';
import {
  checkVotingAge,
  compact,
  foldIdNumber,
  NAME_MAX,
  nameFaults,
  ok,
  readIdNumber,
  tidy,
  tidyName,
} from '@mingxuan/rulebook';
import type { Context } from '../act.ts';
import { refuse, refuseIfViolated } from '../act.ts';
import type { VoterEntry } from './facts.ts';

/** An entry as it goes onto the roll, and what a person should look at again. */
export interface CheckedEntry {
  readonly entry: VoterEntry;
  readonly warnings: readonly string[];
}

/**
 * Holds an entry typed by hand to what an imported row is held to: a tidy name, a number that is one by GB 11643, birthday and
 * sex as the number says (REG-2), eighteen on election day (REG-1). Whoever has no identity card is registered by another
 * paper, and the entry says so. `carried`: the number stands on the roll already and is not judged a second time.
 */
export function checkEntry(
  typed: VoterEntry,
  electionDay: IsoDate,
  { residents }: Pick<Context, 'residents'>,
  carried = false,
): Result<CheckedEntry, Refusal> {
  const entry = tidied(typed);
  const name = nameRefusal(entry, residents);
  if (name !== null) return name;
  const number =
    carried && !readIdNumber(entry.idNumber).ok ? ok([]) : numberWarnings(entry, typed.idNumber, residents);
  if (!number.ok) return number;
  const age = refuseIfViolated('UNDER_AGE', checkVotingAge(entry.birth, electionDay, residents), {
    zh: '未满十八周岁的不能登记。',
    en: 'Under-age persons cannot be registered.',
  });
  if (!age.ok) return age;
  const onTheDay = age.value.verdict === 'warning' ? [age.value.text.zh] : [];
  return ok({ entry, warnings: [...nameWarnings(entry.name), ...number.value, ...onTheDay] });
}

/** The same person is written the same way by whomever: names, numbers and households as the import spells them. */
const tidied = (typed: VoterEntry): VoterEntry => ({
  ...typed,
  name: tidyName(typed.name),
  idNumber: foldIdNumber(typed.idNumber).idNumber,
  group: tidy(typed.group),
  household: compact(typed.household),
});

/** Signs that stand in names of other papers, never on an identity card. */
const FOREIGN_SIGNS = /[-.,]/gu;

function nameRefusal({ name, paper }: VoterEntry, book: Rulebook): ReturnType<typeof refuse> | null {
  const read = paper === undefined ? name : name.replace(FOREIGN_SIGNS, '');
  if (read !== '' && !nameFaults(read).includes('NAME_CHARACTERS')) return null;
  return refuse(
    'NAME_CHARACTERS',
    read === ''
      ? { zh: '没有写姓名。', en: 'The name is missing.' }
      : { zh: '姓名里有数字、符号或显示不出的字。', en: 'The name holds digits, signs or characters nobody can read.' },
    { zh: '请照身份证填写姓名。', en: 'Write the name as on the identity card.' },
    byCard(book),
  );
}

function nameWarnings(name: string): readonly string[] {
  const faults = nameFaults(name);
  return [
    ...(faults.includes('NAME_TOO_LONG') ? [`姓名超过${NAME_MAX}个字，请对照身份证再核对一遍。`] : []),
    ...(faults.includes('NAME_TOO_SHORT') ? ['姓名只有一个字，请对照身份证再核对一遍。'] : []),
  ];
}

/** Passports, officers' cards, permits, the old numbers of fifteen digits: letters and digits, as many as such papers carry. */
const OTHER_PAPER = /^[\p{L}\p{N}]{4,30}$/u;

/** Eighteen places are an identity number, right or wrong. */
export const looksLikeId = (idNumber: string): boolean => /^\d{17}[\dX]$/u.test(idNumber);

/** Who somebody is and how old is told by the card (REG-2). */
const byCard = (book: Rulebook) => ({ rule: 'REG-2', sources: book.rules.get('REG-2')?.sources ?? [] });

function numberWarnings(entry: VoterEntry, written: string, book: Rulebook): Result<readonly string[], Refusal> {
  const badNumber = (code: string, message: Text, remedy: Text) => refuse(code, message, remedy, byCard(book));
  const { idNumber } = entry;
  // Eighteen places are an identity number, whatever paper they are said to be of: by them a child is known.
  if (entry.paper === 'OTHER' && !looksLikeId(idNumber)) {
    return OTHER_PAPER.test(idNumber)
      ? ok([])
      : badNumber(
          'PAPER_NUMBER',
          { zh: '证件号码不对：应是4到30位字母、数字或汉字。', en: 'A paper’s number has 4 to 30 letters and digits.' },
          { zh: '请照证件填写。', en: 'Write it as on the paper.' },
        );
  }
  const reading = readIdNumber(idNumber);
  const strange = foldIdNumber(written).strange;
  if (strange || !reading.ok) {
    const fault = strange || reading.ok ? 'ID_CHARACTERS' : reading.fault;
    return badNumber(fault, ID_WORDS[fault], {
      zh: '请照身份证填写；没有居民身份证的，选“其他证件”，并在事由里写明是什么证件。',
      en: 'Write it as on the card; without a card choose “another paper” and say which.',
    });
  }
  if (reading.birth !== entry.birth) {
    return badNumber(
      'BIRTH_DISAGREES',
      {
        zh: `出生日期填的是${entry.birth}，身份证号里是${reading.birth}。`,
        en: `The birth date is given as ${entry.birth}; the identity number says ${reading.birth}.`,
      },
      { zh: '年龄以身份证为准，请对照身份证改正。', en: 'The card decides; correct it.' },
    );
  }
  if (reading.sex !== entry.sex) {
    const [typed, own] = entry.sex === 'F' ? ['女', '男'] : ['男', '女'];
    return badNumber(
      'SEX_DISAGREES',
      {
        zh: `性别填的是“${typed}”，按身份证号应为“${own}”。`,
        en: `The sex given is ${entry.sex}; the identity number says ${reading.sex}.`,
      },
      { zh: '请对照身份证改正。', en: 'Correct it from the card.' },
    );
  }
  return ok(reading.areaKnown ? [] : ['身份证号开头的地区码没有见过，请对照身份证再核对一遍。']);
}

type Fault = Extract<ReturnType<typeof readIdNumber>, { readonly ok: false }>['fault'];

const ID_WORDS: Readonly<Record<Fault, Text>> = {
  ID_FIFTEEN: { zh: '这是15位的旧号码，不是18位身份证号。', en: 'This is an old number of 15 digits.' },
  ID_LENGTH: { zh: '身份证号应为18位。', en: 'An identity number has 18 places.' },
  ID_CHARACTERS: { zh: '身份证号里有不该有的字符。', en: 'The identity number holds characters that do not belong.' },
  ID_DATE: { zh: '身份证号里的出生日期不存在。', en: 'The birth date inside the number does not exist.' },
  ID_CHECK_DIGIT: {
    zh: '身份证号的校验位不对，至少有一位写错了。',
    en: 'The check digit is wrong: a digit is mistaken.',
  },
};
