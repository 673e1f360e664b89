import { describe, expect, it } from 'vitest';
import { answerOf, mingxuan } from './run.ts';

interface Mistake {
  readonly error: { readonly code: string; readonly message: string };
}
const DAY = ['--election-day', '2026-12-20'];

describe('a mistake of use', () => {
  it.each([
    ['no election day', ['plan'], '缺少选项 --election-day <day>'],
    ['no value', ['plan', '--election-day'], '选项 --election-day <day> 后面要写一个值'],
    ['no such way to elect', ['plan', ...DAY, '--mode', 'FOO'], '可选：ALL_VOTERS, HOUSEHOLD_REP, RESIDENT_REP'],
    ['no such command', ['elect'], '没有命令 elect'],
    ['no such option', ['plan', ...DAY, '--faster'], '没有选项 --faster'],
    ['no file', ['outcome'], '缺少参数 file'],
    ['too much', ['outcome', 'a.json', 'b.json'], '参数写多了'],
    ['no such pack', ['plan', ...DAY, '--pack', 'residents-1999'], '没有规则包“residents-1999”'],
    ['no such day', ['plan', '--election-day', '2026-02-30'], '“2026-02-30”不是一个日期'],
    ['a year out of reach', ['plan', '--election-day', '0000-01-10'], '只能在1900到2199年之间'],
    ['a step without its day', ['plan', ...DAY, '--pin', 'C07'], '步骤=日期'],
    ['a step with an empty day', ['plan', ...DAY, '--pin', 'C07='], '步骤=日期'],
    ['a day with more behind it', ['plan', ...DAY, '--pin', 'C07=2026-11-20=zzz'], '步骤=日期'],
    ['no such step', ['plan', ...DAY, '--pin', 'X99=2026-12-01'], '没有步骤“X99”'],
    ['a step fixed twice', ['plan', ...DAY, '--pin', 'C07=2026-11-20', '--pin', 'C07=2026-11-21'], '固定了两次'],
    ['three days for a window', ['plan', '--election-day', '2026-12-01..2026-12-02..2026-12-03'], '最早..最晚'],
  ])('%s: said in Chinese, as JSON when that is asked for; exit 1', async (_what, [command = '', ...rest], said) => {
    const ran = await mingxuan([command, '--lang', 'zh', '--json', ...rest]);
    const { error } = answerOf<Mistake>(ran, 'refusal');
    expect([ran.code, ran.err, error.code]).toEqual([1, '', 'USAGE']);
    expect(error.message).toContain(said);
  });

  it('is said on stderr to a person, and nothing on stdout', async () => {
    const ran = await mingxuan(['plan', '--lang', 'zh']);
    expect([ran.code, ran.out]).toEqual([1, '']);
    expect(ran.err).toContain('缺少选项 --election-day');
    expect(ran.err).not.toMatch(/error:/);
  });

  it.each([
    [['plan', '--mode', 'FOO', '--lang', 'en']],
    [['plan', '--lang=en']],
    [['plan', '--lang', 'en', ...DAY, '--pin', 'C07']],
    [['elect', '--lang', 'en']],
  ])('is said in English when asked: %j', async (args) => {
    const { err } = await mingxuan(args);
    expect(err).toMatch(/[a-z]/);
    expect(err).not.toMatch(/\p{Script=Han}/u);
  });

  it('is a group of commands without one of them: the help says which there are', async () => {
    const ran = await mingxuan(['rules']);
    expect([ran.code, ran.out]).toEqual([1, '']);
    expect(ran.err).toContain('show [options] <id>');
  });

  it('is not help that was asked for', async () => {
    const ran = await mingxuan(['plan', '--help']);
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(ran.out).toContain('--election-day');
  });
});
